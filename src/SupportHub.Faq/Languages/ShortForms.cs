using System.Collections.Frozen;

namespace SupportHub.Faq.Languages;

/// <summary>Short forms of hurried typing, English and Spanish, and the word they stand for.</summary>
internal static class ShortForms
{
    private static readonly FrozenDictionary<string, string> s_long = new Dictionary<string, string>
    {
        ["u"] = "you", ["ur"] = "your", ["r"] = "are", ["pls"] = "please", ["plz"] = "please", ["w"] = "with", ["wo"] = "without",
        ["cuz"] = "because", ["bc"] = "because", ["thx"] = "thanks", ["ppl"] = "people", ["appt"] = "appointment", ["apt"] = "apartment",
        ["tmrw"] = "tomorrow", ["tmr"] = "tomorrow", ["info"] = "information", ["num"] = "number", ["wk"] = "week", ["yr"] = "year",
        ["im"] = "im", ["didnt"] = "didnt", ["dont"] = "dont", ["gonna"] = "going", ["wanna"] = "want", ["gotta"] = "have",
        ["q"] = "que", ["k"] = "que", ["xq"] = "porque", ["pq"] = "porque", ["tmb"] = "tambien", ["x"] = "por", ["pa"] = "para",
        ["bn"] = "bien", ["dnd"] = "donde", ["cdo"] = "cuando", ["ntp"] = "no", ["grax"] = "gracias", ["toy"] = "estoy", ["ta"] = "esta",
    }.ToFrozenDictionary();

    public static string Long(string word) => s_long.GetValueOrDefault(word, word);
}
