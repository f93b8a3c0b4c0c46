using SupportHub.Domain;
using SupportHub.Domain.Cases;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Counties;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Store.Events;
using SupportHub.Store.Records;
using SupportHub.Store.Work;
using SupportHub.Web.Conversations;

namespace SupportHub.Web.Cases;

/// <summary>
/// What a case's step means for its conversation: the case is linked, the desk is woken, the client is told. The work was written with the
/// step itself, and may be done twice after a crash: the notice's id follows from the step, so that the client hears it once.
/// </summary>
public sealed class TellClient(EventStore store, CountyDirectory counties, Notices notices, TimeProvider clock) : IWorkHandler
{
    public string Kind => "tell-client";

    public async Task Handle(WorkItem item, CancellationToken ct)
    {
        var (caseId, version) = (item.Payload.GetProperty("caseId").GetGuid(), item.Payload.GetProperty("version").GetInt64());
        var steps = await store.Cases.Read(caseId, version - 1, ct);
        if (await store.Cases.Load(caseId, ct) is not { State: var state } || steps is not [var step, ..]) throw new CannotBeDone("The case is not there.");
        if (await counties.ByFips(state.County, ct) is not { } county) throw new CannotBeDone("The county is not in the directory.");

        var notice = NoticeId(caseId, version);
        if (await notices.PlaceOf(item.ConversationId, notice, ct) is not var (place, conversation)) return;

        await Append(place, step, (CaseEvent)step.Data, caseId, state, ct);
        if (Says((CaseEvent)step.Data, steps, county, conversation.Channel) is var (phrase, values)) await notices.Say(place, notice, phrase, values, ct);
    }

    private Task<Updated<Conversation>> Append(Guid conversation, RecordedEvent step, CaseEvent happened, Guid caseId, Case state, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return store.Conversations.Update(
            conversation,
            c => happened is EscalationRaised raised
                ? c.LinkCase(caseId, state.County, state.CaseNumber, raised.By, now)
                : c.Progress(caseId, Progress(happened), now),
            new Act(step.User ?? "system"), ct);
    }

    private static CaseProgress Progress(CaseEvent happened) => happened switch
    {
        CallAttempted { Outcome: CallOutcome.Reached } => CaseProgress.Reached,
        CallAttempted => CaseProgress.CallAttempted,
        EscalationAnswered => CaseProgress.Answered,
        EscalationDeclined => CaseProgress.Declined,
        _ => CaseProgress.Acknowledged,
    };

    private (string Phrase, Func<Language, (string, string)[]> Values)? Says(
        CaseEvent happened, IReadOnlyList<RecordedEvent> steps, County county, Channel channel) => happened switch
    {
        EscalationRaised e => (PromiseFor(channel, county), language => Promise(e, county, language)),
        // Who logs a call has taken it on with the same click: the call is the news.
        EscalationAcknowledged e when steps is [_, { Data: CallAttempted call }, ..] && call.At == e.At => null,
        EscalationAcknowledged => (PhraseKeys.CountyAcknowledged, _ => [("county", county.Name)]),
        CallAttempted { Outcome: not CallOutcome.Reached } => (PhraseKeys.CountyTriedToCall, _ => [("county", county.Name)]),
        EscalationAnswered e => (PhraseKeys.CountyAnswered, _ => [("county", county.Name), ("text", e.Text)]),
        EscalationDeclined => (PhraseKeys.CountyDeclined, _ => [("county", county.Name)]),
        _ => null,
    };

    /// <summary>A call is only promised to somebody whose number we have.</summary>
    private static string PromiseFor(Channel channel, County county) => channel switch
    {
        Channel.WebChat => PhraseKeys.PromiseInChat,
        _ when county.Phone is null => PhraseKeys.PromiseWithoutPhone,
        _ => PhraseKeys.Promise,
    };

    private (string, string)[] Promise(EscalationRaised raised, County county, Language language)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(county.ZoneId);
        var by = ClientTimes.By(raised.PromisedBy, clock.GetUtcNow(), zone, language);
        return [("county", county.Name), ("time", by), .. county.Phone is { } phone ? [("phone", phone)] : Array.Empty<(string, string)>()];
    }

    private static Guid NoticeId(Guid caseId, long version) =>
        DerivedId.Of(caseId, BitConverter.GetBytes(version));
}
