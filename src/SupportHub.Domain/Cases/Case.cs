using System.Text.Json.Serialization;
using SupportHub.Domain.Contacts;

namespace SupportHub.Domain.Cases;

/// <summary>The escalation a case stands in: who asked for what, and what the client was promised.</summary>
public sealed record Escalation(
    Guid Id, Guid ConversationId, EscalationReason Reason, string Need, DateTimeOffset PromisedBy, Guid RaisedBy, DateTimeOffset RaisedAt,
    EscalationStatus Status, Guid? Liaison, string? Answer)
{
    public bool IsOpen => Status.IsOpen();
}

/// <summary>One case at one county, folded from its stream.</summary>
public sealed partial record Case : IEventSourced<Case, CaseEvent>
{
    public static Case Empty { get; } = new();

    [JsonInclude]
    public bool Opened { get; private init; }
    [JsonInclude]
    public string County { get; private init; } = "";
    [JsonInclude]
    public string CaseNumber { get; private init; } = "";
    [JsonInclude]
    public Guid ConversationId { get; private init; }
    [JsonInclude]
    public Guid ContactId { get; private init; }
    [JsonInclude]
    public Escalation? Escalation { get; private init; }

    public Case Evolve(CaseEvent happened) => happened switch
    {
        CaseOpened e => this with
        {
            Opened = true, County = e.County, CaseNumber = e.CaseNumber, ConversationId = e.ConversationId, ContactId = e.ContactId,
        },
        EscalationRaised e => this with
        {
            Escalation = new(e.EscalationId, e.ConversationId, e.Reason, e.Need, e.PromisedBy, e.By, e.At, EscalationStatus.Raised, null, null),
        },
        EscalationAcknowledged e => With(e.EscalationId, x => x with { Status = EscalationStatus.Acknowledged, Liaison = e.Liaison }),
        EscalationAnswered e => With(e.EscalationId, x => x with { Status = EscalationStatus.Answered, Liaison = e.Liaison, Answer = e.Text }),
        EscalationDeclined e => With(e.EscalationId, x => x with { Status = EscalationStatus.Declined, Liaison = e.Liaison, Answer = e.Why }),
        CaseErased e => this with { CaseNumber = e.CaseNumber, Escalation = Escalation is { } current && e.Escalations.Contains(current.Id) ? WithoutWords(current) : Escalation },
        _ => this,
    };

    // Nobody waits any more for what is not known.
    private static Escalation WithoutWords(Escalation escalation) => escalation with
    {
        Need = Erased.Words, Answer = escalation.Answer is null ? null : Erased.Words,
        Status = escalation.IsOpen ? EscalationStatus.Declined : escalation.Status,
    };

    private Case With(Guid escalation, Func<Escalation, Escalation> change) =>
        Escalation is { } current && current.Id == escalation ? this with { Escalation = change(current) } : this;
}
