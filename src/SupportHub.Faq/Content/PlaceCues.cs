namespace SupportHub.Faq.Content;

/// <summary>The small words around a place's name, in three languages: what makes a doubtful name a place, and whether the client goes there or leaves it.</summary>
internal static class PlaceCues
{
    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> s_writtenOut = new Dictionary<string, string>
    {
        ["saint"] = "st", ["fort"] = "ft", ["mount"] = "mt", ["sta"] = "santa", ["sn"] = "san", ["hts"] = "heights", ["bch"] = "beach", ["mtn"] = "mountain",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string> s_county = ["county", "counties", "cnty", "cty", "co", "countys", "县", "郡"];
    private static readonly HashSet<string> s_city = ["city", "市", "城"];
    private static readonly HashSet<string> s_here = ["in", "near", "around", "outside", "live", "lives", "living", "from", "within"];
    private static readonly HashSet<string> s_hereElsewhere = ["en", "vivo", "vive", "vivimos", "viviendo", "住", "在", "喺", "去", "到", "搬", "由", "从", "系", "近"];
    private static readonly HashSet<string> s_goes =
    [
        "move", "moved", "moving", "moves", "relocate", "relocated", "relocating", "go", "going", "went", "back", "over", "transfer", "transferred",
        "mude", "mudo", "mudamos", "mudar", "mudarme", "mudando", "mudaria", "voy", "vamos", "fui", "llegue", "cambie",
    ];
    private static readonly HashSet<string> s_comes = ["soy", "somos", "vengo", "venimos", "mude", "mudo", "mudamos", "cerca", "area", "oficina", "residente", "fuera"];
    private static readonly HashSet<string> s_to = ["to", "into", "in", "en", "a", "para", "hacia", "al", "到", "去", "住", "在", "喺", "now", "ahora", "live", "vivo", "至"];
    private static readonly HashSet<string> s_from = ["from", "de", "desde", "del", "leaving", "left", "leave", "dejo", "deje", "由", "从", "开"];
    private static readonly HashSet<string> s_past = ["used", "vivia", "viviamos", "previously", "formerly", "antes", "前"];
    private static readonly HashSet<string> s_work = ["work", "works", "working", "job", "trabajo", "trabaja", "school", "工", "班"];
    private static readonly HashSet<string> s_between = ["in", "en", "county", "co", "city", "area", "condado", "县", "市", "的"];

    private static readonly HashSet<string> s_filler = ["the", "downtown", "south", "north", "east", "west", "southern", "northern", "greater", "el", "sur", "norte", "了", "紧", "咗", "系", "个", "now"];

    private static readonly HashSet<string> s_aside =
    [
        "its", "it", "is", "im", "i", "am", "in", "think", "maybe", "probably", "live", "the", "city", "of", "county", "co", "area", "please", "thanks", "thank", "you", "my", "a",
        "es", "en", "el", "la", "de", "del", "condado", "ciudad", "vivo", "creo", "que", "por", "favor", "mi", "estoy", "soy", "gracias", "yo", "me", "to", "we", "ca", "mn", "uh", "um", "hi", "yes", "si",
        "我", "住", "喺", "在", "系", "是", "县", "市", "郡", "区", "啊", "呀", "㗎", "嘅", "的", "人", "哋", "们",
    ];

    public static string WrittenOut(ReadOnlySpan<char> word) => s_writtenOut.TryGetValue(word, out var name) ? name : word.ToString();

    /// <summary>Between a name and its state: "Austin in Minnesota", "Orange County, CA".</summary>
    public static bool MayStandBetween(string word) => s_between.Contains(word);

    /// <summary>A word that says nothing beside the answer to "which county?".</summary>
    public static bool IsAside(string word) => s_aside.Contains(word);

    public static bool SaysCounty(PlaceText text, int start, int end) => IsAt(text, end, s_county) || Opens(text, start, "county", "condado");

    /// <summary>"LA county", not "condado de la": the second is no name without its capitals.</summary>
    public static bool SaysCountyInEnglish(PlaceText text, int end) => Is(text, end, "county") || Is(text, end, "counties") || Is(text, end, "co");

    public static bool SaysCity(PlaceText text, int start, int end) => IsAt(text, end, s_city) || Opens(text, start, "city", "ciudad");

    /// <summary>An English cue; the Spanish and Chinese ones are <see cref="SaysNear"/> too.</summary>
    public static bool SaysNearInEnglish(PlaceText text, int start)
    {
        var at = BeforeFillers(text, start);
        return IsAt(text, at, s_here) || (Is(text, at, "to") && IsAt(text, at - 1, s_goes)) || (Is(text, at, "of") && Is(text, at - 1, "area"));
    }

    public static bool SaysNear(PlaceText text, int start, int end)
    {
        var at = BeforeFillers(text, start);
        return SaysNearInEnglish(text, start) || Is(text, end, "area") || IsAt(text, at, s_hereElsewhere)
            || (Is(text, at, "a") && IsAt(text, at - 1, s_goes)) || (Is(text, at, "de") && IsAt(text, at - 1, s_comes));
    }

    /// <summary>2 the client is there or goes there, 1 not said, 0 leaves it or was there.</summary>
    public static int Direction(PlaceText text, int start)
    {
        var at = BeforeFillers(text, start);
        // "from the county of Fresno", "al condado de Fresno": what stands before the county counts.
        if (Opens(text, at + 1, "county", "condado") || Opens(text, at + 1, "city", "ciudad")) at = BeforeFillers(text, at - 1);
        for (var back = 0; back < 5; back++)
        {
            if (IsAt(text, at - back, s_past)) return 0;
        }
        if (IsAt(text, at, s_from)) return 0;
        if (!IsAt(text, at, s_to)) return 1;
        return IsAt(text, at - 1, s_work) ? 1 : 2;
    }

    /// <summary>"County of", "condado de" before a name.</summary>
    private static bool Opens(PlaceText text, int start, string english, string spanish) =>
        Is(text, start - 1, spanish) || (Is(text, start - 1, "of") && Is(text, start - 2, english))
        || ((Is(text, start - 1, "de") || Is(text, start - 1, "del")) && Is(text, start - 2, spanish));

    private static int BeforeFillers(PlaceText text, int start)
    {
        var at = start - 1;
        while (at > 0 && start - at <= 3 && s_filler.Contains(text.Words[at].Text)) at--;
        return at;
    }

    private static bool Is(PlaceText text, int at, string word) => at >= 0 && at < text.Words.Count && text.Words[at].Text == word;

    private static bool IsAt(PlaceText text, int at, HashSet<string> words) => at >= 0 && at < text.Words.Count && words.Contains(text.Words[at].Text);
}
