namespace SupportHub.Faq.Tests.Content;

public sealed class Places_in_words
{
    [Theory]
    [InlineData("i live in hennepin county", "27053", "MN")]
    [InlineData("mpls", "27053", "MN")]
    [InlineData("vivo en el condado de Fresno", "06019", "CA")]
    [InlineData("我住三藩市", "06075", "CA")]
    [InlineData("羅省", "06037", "CA")]
    [InlineData("我搬咗去Oakland", "06001", "CA")]
    [InlineData("Fresno縣打咩電話", "06019", "CA")]
    [InlineData("我住Orange縣", "06059", "CA")]
    [InlineData("zip 94110", "06075", "CA")]
    [InlineData("San Jose", "06085", "CA")]
    public void A_city_a_ZIP_code_or_a_nickname_tells_the_county(string text, string fips, string state)
    {
        var place = TheEngine.Places.Find(text)!;

        place.County!.Fips.ShouldBe(fips);
        place.State.ShouldBe(state);
    }

    [Theory]
    [InlineData("orange", "06059")]
    [InlineData("Lake of the Woods", "27077")]
    [InlineData("kings", "06031")]
    public void A_word_that_is_also_an_ordinary_one_counts_as_the_reply_to_which_county(string text, string fips)
    {
        TheEngine.Places.Find($"the {text} was good")?.County.ShouldBeNull();
        TheEngine.Places.Find(text, answering: true)!.County!.Fips.ShouldBe(fips);
    }

    [Fact]
    public void A_state_alone_is_known_without_a_county()
    {
        var place = TheEngine.Places.Find("I moved to Minnesota")!;

        place.State.ShouldBe("MN");
        place.County.ShouldBeNull();
    }

    [Fact]
    public void A_place_elsewhere_is_none_of_ours() => TheEngine.Places.Find("I live in Chicago").ShouldBeNull();
}
