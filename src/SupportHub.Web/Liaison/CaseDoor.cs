using SupportHub.Domain;
using SupportHub.Domain.Cases;
using SupportHub.Store.Events;
using SupportHub.Store.Records;
using SupportHub.Web.Access;
using SupportHub.Web.Cases;

namespace SupportHub.Web.Liaison;

/// <summary>
/// The one door of the portal: every case a liaison reads or acts on comes through here, past <see cref="CountyGate"/>. A case of another
/// county and one that does not exist answer alike. Every reading is audited.
/// </summary>
public sealed class CaseDoor(EventStore store, CaseQuery cases, CaseTimeline timeline, Audit audit)
{
    /// <summary>Whether there is such a case for this person; reads nothing of it.</summary>
    public async Task<bool> Opens(Guid caseId, Staff liaison, CancellationToken ct) => await Find(caseId, liaison, ct) is not null;

    /// <summary>The case and its steps; null: not there, or not yours.</summary>
    public async Task<(CaseSummary Case, Story Story)?> Open(Guid caseId, Staff liaison, CancellationToken ct)
    {
        if (await Find(caseId, liaison, ct) is not { } found) return null;
        await audit.Write(liaison.Id, "case-read", $"case:{caseId}", null, ct);
        return (found, await timeline.OfCase(caseId, ct));
    }

    /// <summary>The same case again, for a page that is already open and audited: whether it is still yours is asked every time.</summary>
    public async Task<(CaseSummary Case, Story Story)?> Again(Guid caseId, Staff liaison, CancellationToken ct) =>
        await Find(caseId, liaison, ct) is { } found ? (found, await timeline.OfCase(caseId, ct)) : null;

    /// <summary>What is listed: the rows say no more than that somebody waits, so the list as a whole is one entry of the audit.</summary>
    public async Task<IReadOnlyList<CaseSummary>> List(bool closed, Staff liaison, CancellationToken ct)
    {
        var counties = CountyGate.For(liaison).Counties;
        return closed ? await cases.Closed(counties, 100, ct) : await cases.Waiting(counties, 200, ct);
    }

    /// <summary>Acts on a case behind the gate.</summary>
    public async Task<Refusal?> Act(Guid caseId, Staff liaison, Func<Case, Decision<CaseEvent>> decide, CancellationToken ct)
    {
        var gate = CountyGate.For(liaison);
        return (await store.Cases.Update(
            caseId, c => c.Opened && gate.Admits(c.County) ? decide(c) : Case.NotOpened, new Act(liaison.Actor), ct)).Refusal;
    }

    private async Task<CaseSummary?> Find(Guid caseId, Staff liaison, CancellationToken ct) =>
        CountyGate.For(liaison).Through(await cases.Find(caseId, ct), found => found.County);
}
