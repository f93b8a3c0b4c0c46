using System.Text.RegularExpressions;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;

namespace SupportHub.Faq.Tests.Content;

public sealed partial class Phrases_of_the_program
{
    private static Phrases Phrases => TheEngine.Content.Phrases;

    [Fact]
    public void Every_key_is_written_in_every_language_with_the_same_placeholders()
    {
        PhraseKeys.All.Except(Phrases.Keys).ShouldBeEmpty();
        foreach (var key in Phrases.Keys)
        {
            LanguageCodes.All.ShouldAllBe(l => Phrases.Raw(key, l).Length > 0, key);
            LanguageCodes.All.Select(l => string.Join(',', Phrases.PlaceholdersOf(Phrases.Raw(key, l)))).Distinct().ShouldHaveSingleItem(key);
        }
    }

    [Fact]
    public void What_the_program_never_says_is_written_ahead_and_says_so() =>
        Phrases.Notes.Where(n => !PhraseKeys.All.Contains(n.Key) && !n.When.StartsWith("Not said yet.", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Each_key_of_the_program_is_said_somewhere_in_it()
    {
        var source = Path.Combine(TheEngine.Folder, "../src");
        var said = Directory.EnumerateFiles(source, "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" && Path.GetFileName(file) is not ("PhraseKeys.cs" or "PhraseFile.cs"))
            .SelectMany(file => UseOfAKey().Matches(File.ReadAllText(file))).Select(m => m.Groups[1].Value).ToHashSet();

        typeof(PhraseKeys).GetFields().Select(f => f.Name).Except(said).ShouldBeEmpty();
    }

    [Fact]
    public void A_phrase_is_filled_in() =>
        Phrases.Say(PhraseKeys.Promise, Language.English, ("county", "Ramsey"), ("phone", "(651) 266-4444"), ("time", "by 3:40 pm today"))
            .ShouldStartWith("We asked Ramsey County to help with your case. They will call you from (651) 266-4444 by 3:40 pm today.");

    [Fact]
    public void A_time_that_ends_in_a_full_stop_ends_the_sentence() =>
        Phrases.Say(PhraseKeys.PromiseWithoutPhone, Language.Spanish, ("county", "Ramsey"), ("time", "hoy a las 8:00 a. m."))
            .ShouldContain("llamar hoy a las 8:00 a. m. Por favor");

    [Fact]
    public void A_value_that_is_missing_is_a_fault_not_a_brace_on_the_clients_screen() =>
        Should.Throw<KeyNotFoundException>(() => Phrases.Say(PhraseKeys.CountyDeclined, Language.Spanish));

    [GeneratedRegex(@"PhraseKeys\.(\w+)")]
    private static partial Regex UseOfAKey();
}
