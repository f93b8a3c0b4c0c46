using System.IO.Compression;
using SupportHub.Faq.Analysis;

namespace SupportHub.Faq.Tests.Analysis;

public sealed class Stems_of_English
{
    [Fact]
    public void Agree_with_every_word_of_the_vocabulary_that_defines_them()
    {
        var words = Lines("voc.txt.gz");
        var stems = Lines("output.txt.gz");

        words.Count.ShouldBe(29_417);
        words.Zip(stems).Where(p => Stem(p.First) != p.Second).Select(p => $"{p.First}: {Stem(p.First)}, not {p.Second}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("I'm not getting my benefits, the worker's calls stopped", "i'm not get my benefit the worker call stop")]
    [InlineData("Can’t they RENEW online?", "can't they renew onlin")]
    [InlineData("$1,200.50 at 3.5%", "1,200.50 at 3.5")]
    public void Are_the_terms_of_a_text_and_no_word_is_dropped(string text, string terms) =>
        string.Join(' ', EnglishAnalyzer.Analyze(text)).ShouldBe(terms);

    [Fact]
    public void Leave_a_word_longer_than_any_as_it_is() =>
        EnglishAnalyzer.Analyze(new string('a', 70) + "ing").ShouldBe([new string('a', 70) + "ing"]);

    private static string Stem(string word)
    {
        var letters = word.ToCharArray();
        return new(letters, 0, EnglishStemmer.Stem(letters));
    }

    private static List<string> Lines(string file)
    {
        using var stream = typeof(Stems_of_English).Assembly.GetManifestResourceStream("SupportHub.Faq.Tests.Analysis.snowball." + file)!;
        using var reader = new StreamReader(new GZipStream(stream, CompressionMode.Decompress));
        return [.. reader.ReadToEnd().TrimEnd('\n').Split('\n')];
    }
}
