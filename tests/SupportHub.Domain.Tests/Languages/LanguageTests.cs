using SupportHub.Domain.Languages;

namespace SupportHub.Domain.Tests.Languages;

public class LanguageTests
{
    [Theory]
    [InlineData("en-GB", Language.English)]
    [InlineData("es-MX", Language.Spanish)]
    [InlineData("zh-Hant-HK", Language.Cantonese)]
    [InlineData("zh_CN", Language.Cantonese)]
    [InlineData("yue", Language.Cantonese)]
    [InlineData("so", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_browsers_tag_is_one_of_ours_or_none(string? tag, Language? language) => LanguageCodes.Parse(tag).ShouldBe(language);
}
