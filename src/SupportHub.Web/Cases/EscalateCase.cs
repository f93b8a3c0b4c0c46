using SupportHub.Domain;
using SupportHub.Domain.Cases;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Counties;
using SupportHub.Store.Events;
using SupportHub.Store.Records;
using SupportHub.Web.Access;
using SupportHub.Web.Counties;

namespace SupportHub.Web.Cases;

/// <summary>What an agent asks of a county, as typed. <see cref="County"/> is a FIPS code.</summary>
public sealed record EscalationRequest(Guid Conversation, string? County, string? CaseNumber, EscalationReason Reason, string Need, PromiseTerm Term);

/// <summary>
/// Brings a client's case before the county with a promise. Only the case is written here; that the conversation is linked and the client
/// told follows from the event (<see cref="TellClient"/>), so that neither is lost when the program dies in between.
/// </summary>
public sealed class EscalateCase(EventStore store, CaseQuery cases, CountyDirectory counties, CountyCalendars calendars, TimeProvider clock)
{
    public static readonly Refusal NoSuchCounty = new("no-such-county");
    public static readonly Refusal CountyNeverOpens = new("county-never-opens");

    public async Task<Refusal?> Run(EscalationRequest request, Staff by, CancellationToken ct)
    {
        if (CaseNumber.Clean(request.CaseNumber) is not { } number) return CaseNumber.NotACaseNumber;
        if (SensitiveNumbers.AreIn(number)) return Refusals.SensitiveNumber;
        if (request.County is null || await counties.ByFips(request.County, ct) is not { } county) return NoSuchCounty;
        var now = clock.GetUtcNow();
        if (request.Term.Due(calendars, county, now) is not { } promisedBy) return CountyNeverOpens;
        if (await store.Conversations.Load(request.Conversation, ct) is not { State: var conversation }) return Refusals.NotThere;

        var caseId = await cases.IdOf(county.Fips, number, ct) ?? Guid.CreateVersion7();
        if (conversation.LinkCase(caseId, county.Fips, number, by.Id, now).Refusal is { } refusal) return refusal;

        var opened = new CaseOpened(county.Fips, number, request.Conversation, conversation.ContactId, by.Id, now);
        var escalation = Guid.CreateVersion7();
        return (await store.Cases.Update(
            caseId,
            c => c.Escalate(opened, escalation, request.Conversation, request.Reason, request.Need, promisedBy, by.Id, now),
            new Act(by.Actor), ct)).Refusal;
    }
}
