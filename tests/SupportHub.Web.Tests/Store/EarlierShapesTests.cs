using System.Text.Json.Nodes;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;

namespace SupportHub.Web.Tests.Store;

/// <summary>Reading what an earlier program wrote. No event has changed its shape yet, so the shapes here are the tests' own.</summary>
public sealed class EarlierShapesTests
{
    private static readonly EarlierShapes s_earlier = new(
    [
        // A first program called notes remarks and kept their text under another name; a second one had today's name, and no author.
        new("remark_made", "note_added", _ => true, json => Renamed(json, "Words", "Text")),
        new("note_added", "note_added", json => !json.ContainsKey("By"), json => json["By"] = Guid.Empty),
    ]);

    [Theory]
    [InlineData("remark_made", """{"NoteId":"0195a1b0-0000-7000-8000-000000000008","Words":"Called back","At":"2026-03-04T20:00:00+00:00"}""")]
    [InlineData("note_added", """{"NoteId":"0195a1b0-0000-7000-8000-000000000008","Text":"Called back","At":"2026-03-04T20:00:00+00:00"}""")]
    [InlineData("note_added", """{"NoteId":"0195a1b0-0000-7000-8000-000000000008","By":"00000000-0000-0000-0000-000000000000","Text":"Called back","At":"2026-03-04T20:00:00+00:00"}""")]
    public void A_renamed_event_a_renamed_member_and_an_added_one_read_as_todays(string alias, string stored) =>
        EventTypes.Read(alias, stored, s_earlier).ShouldBe(new NoteAdded(
            new("0195a1b0-0000-7000-8000-000000000008"), Guid.Empty, "Called back", new(2026, 3, 4, 20, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void A_member_that_was_taken_away_is_left_out() =>
        EventTypes.Read("language_changed", """{"Language":2,"Why":"asked","At":"2026-03-04T20:00:00+00:00"}""", s_earlier).ShouldBeOfType<LanguageChanged>();

    [Fact]
    public void A_name_that_no_program_knows_says_so() =>
        Should.Throw<UnknownEvent>(() => EventTypes.Read("remark_made", "{}")).Alias.ShouldBe("remark_made");

    private static void Renamed(JsonObject json, string from, string to)
    {
        var value = json[from];
        json.Remove(from);
        json[to] = value;
    }
}
