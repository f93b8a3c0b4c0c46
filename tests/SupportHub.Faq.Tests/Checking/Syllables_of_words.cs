using SupportHub.Faq.Checking;

namespace SupportHub.Faq.Tests.Checking;

public sealed class Syllables_of_words
{
    [Theory]
    [InlineData("call", 1)]
    [InlineData("make", 1)]
    [InlineData("called", 1)]
    [InlineData("needed", 2)]
    [InlineData("places", 2)]
    [InlineData("table", 2)]
    [InlineData("office", 2)]
    [InlineData("county", 2)]
    [InlineData("benefits", 3)]
    [InlineData("interview", 3)]
    [InlineData("application", 4)]
    public void In_English(string word, int count) => Syllables.English(word).ShouldBe(count);

    [Theory]
    [InlineData("que", 1)]
    [InlineData("llame", 2)]
    [InlineData("día", 2)]
    [InlineData("ayuda", 3)]
    [InlineData("oficina", 4)]
    [InlineData("guerra", 2)]
    [InlineData("leer", 2)]
    [InlineData("puede", 2)]
    [InlineData("muy", 1)]
    [InlineData("solicitud", 4)]
    public void In_Spanish(string word, int count) => Syllables.Spanish(word).ShouldBe(count);
}
