using System.Diagnostics;
using SupportHub.Domain.Contacts;

namespace SupportHub.Domain.Cases;

/// <summary>
/// What of one case goes when a client is erased. People of one household can ask about one case number: then only what was asked for this
/// client goes; the number itself goes with the last of them.
/// </summary>
public sealed record CaseErasure(Guid CaseId, bool Whole, IReadOnlySet<Guid> Escalations)
{
    /// <summary><paramref name="events"/> are the case's from the first; <paramref name="conversations"/> all of the client's.</summary>
    public static CaseErasure Of(Guid caseId, IReadOnlyList<CaseEvent> events, Guid contact, IReadOnlySet<Guid> conversations)
    {
        var raised = events.OfType<EscalationRaised>().ToList();
        var mine = raised.Where(e => conversations.Contains(e.ConversationId)).Select(e => e.EscalationId).ToHashSet();
        var gone = events.OfType<CaseErased>().SelectMany(e => e.Escalations).Concat(mine).ToHashSet();
        var whole = raised.Count > 0
            ? raised.TrueForAll(e => gone.Contains(e.EscalationId))
            : events.OfType<CaseOpened>().Any(e => e.ContactId == contact);
        return new(caseId, whole, mine);
    }

    /// <summary>The fact for the log; null when the log has it already. <paramref name="state"/> is the case as it stands.</summary>
    public CaseErased? Happens(Case state, IReadOnlyList<CaseEvent> events, Guid? by, DateTimeOffset now)
    {
        var number = Whole ? Erased.CaseNumber(CaseId) : state.CaseNumber;
        var before = events.OfType<CaseErased>().SelectMany(e => e.Escalations).ToHashSet();
        return number == state.CaseNumber && Escalations.All(before.Contains) ? null : new(number, [.. Escalations], by, now);
    }

    /// <summary>An event without what was written about the client, and without the number if nobody else asks about the case.</summary>
    public CaseEvent Masked(CaseEvent happened) => happened switch
    {
        CaseOpened e => Whole ? e with { CaseNumber = Erased.CaseNumber(CaseId) } : e,
        CaseErased e => Whole ? e with { CaseNumber = Erased.CaseNumber(CaseId) } : e,
        EscalationRaised e => Escalations.Contains(e.EscalationId) ? e with { Need = Erased.Words } : e,
        EscalationAnswered e => Escalations.Contains(e.EscalationId) ? e with { Text = Erased.Words } : e,
        EscalationDeclined e => Escalations.Contains(e.EscalationId) ? e with { Why = Erased.Words } : e,
        EscalationAcknowledged or CallAttempted => happened,
        _ => throw new UnreachableException($"Nobody has said what of {happened.GetType().Name} is personal."),
    };
}
