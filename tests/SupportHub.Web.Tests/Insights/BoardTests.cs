using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Web.Insights;
using SupportHub.Web.Tests.Cases;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Insights;

public sealed class BoardTests(HubFixture hub) : IClassFixture<HubFixture>
{
    private readonly Desk _desk = new(hub);

    [Fact]
    public async Task The_board_tells_who_waits_and_which_promises_end_soon()
    {
        await _desk.HandedOff("¿Cuándo?", Urgency.High, Language.Spanish);
        var promised = await _desk.Escalated(await _desk.Taken());

        var before = await Read();
        before.Waiting.ShouldContain(group => group.Language == Language.Spanish && group.Urgency == Urgency.High && group.Unowned == 1);
        before.Promises.ShouldBeEmpty();

        hub.Clock.Advance(TimeSpan.FromMinutes(40));
        (await Read()).Promises.Select(found => found.Id).ShouldBe([promised]);
    }

    private Task<Board> Read() => _desk.Get<BoardQuery>().Read(hub.Clock.GetUtcNow().AddMinutes(30), Desk.Patience);
}
