using SupportHub.Domain.Counties;
using SupportHub.Faq.Content;

namespace SupportHub.Faq.Tests.Content;

/// <summary>What clients write and the place it tells; the two tables beside this file are read by people too.</summary>
public sealed class Places_in_words
{
    private static readonly County s_hennepin = TheEngine.Places.County("27053")!;

    public static TheoryData<string, string, bool> Named => Table("places-in-words.txt");

    public static TheoryData<string, string, bool> NotNamed => Table("no-places.txt");

    [Theory]
    [MemberData(nameof(Named))]
    public void A_text_tells_the_place_it_names(string text, string place, bool answering) => Found(text, answering).ShouldBe(place);

    [Theory]
    [MemberData(nameof(NotNamed))]
    public void An_ordinary_word_a_name_or_another_state_is_no_place(string text, string place, bool answering) => Found(text, answering).ShouldBe(place);

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
    public void Every_county_is_found_by_its_name_in_English_and_Spanish()
    {
        TheEngine.Places.Counties.Count.ShouldBe(145);
        foreach (var county in TheEngine.Places.Counties)
        {
            var state = county.State == "CA" ? "California" : "Minnesota";
            TheEngine.Places.Find($"what is the phone of {county.Name} County, {state}")?.County.ShouldBe(county);
            TheEngine.Places.Find($"vivo en el condado de {county.Name}, {state}")?.County.ShouldBe(county);
        }
    }

    [Fact]
    public void Every_name_of_the_content_tells_a_county_of_the_directory_and_its_state()
    {
        foreach (var name in TheEngine.Content.PlaceNames.Where(n => n.Fips is not null))
        {
            TheEngine.Places.County(name.Fips).ShouldNotBeNull($"{name.Name} has the county {name.Fips}").State.ShouldBe(name.State, name.Name);
        }
    }

    [Fact]
    public void The_same_names_in_another_order_find_the_same_places()
    {
        var turned = new Places(TheEngine.Places.Counties, TheEngine.Content.PlaceNames.Reverse());

        foreach (var row in Named) turned.Find((string)row[0])?.ToString().ShouldBe(TheEngine.Places.Find((string)row[0])?.ToString(), (string)row[0]);
    }

    [Fact]
    public void A_county_without_any_name_in_the_content_is_found_by_its_full_one() =>
        new Places([s_hennepin], []).Find("Hennepin County")!.County.ShouldBe(s_hennepin);

    [Fact]
    public void Rubbish_names_no_place()
    {
        foreach (var text in (string[])["", " ", "'", "'s", "😀😀", "\uD800", "https://example.org/x?y=1", new string('a', 10_000), new string('住', 2_000), string.Concat(Enumerable.Repeat("st ", 700))])
            TheEngine.Places.Find(text, answering: true).ShouldBeNull();
    }

    private static string Found(string text, bool answering) =>
        (TheEngine.Places.Find(text) ?? (answering ? TheEngine.Places.Find(text, answering: true) : null)) switch
        {
            null => "-",
            { County: { } county } place => $"{place.State} {county.Name}",
            var place => place.State!,
        };

    private static TheoryData<string, string, bool> Table(string file)
    {
        var table = new TheoryData<string, string, bool>();
        foreach (var line in File.ReadLines(Path.Combine(TheEngine.Folder, "..", "tests", "SupportHub.Faq.Tests", "Content", file)).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var fields = line.Split('|', StringSplitOptions.TrimEntries);
            table.Add(fields[0], fields[1], fields.Length > 2);
        }
        return table;
    }
}
