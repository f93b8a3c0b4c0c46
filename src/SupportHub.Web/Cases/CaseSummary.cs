using SupportHub.Domain.Cases;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;

namespace SupportHub.Web.Cases;

/// <summary>A case as staff read it: what was asked of the county, what the client was promised, and how far it got.</summary>
public sealed record CaseSummary
{
    public Guid Id { get; init; }
    public string County { get; init; } = "";
    public string CountyName { get; init; } = "";
    public string State { get; init; } = "";
    public string ZoneId { get; init; } = "America/Los_Angeles";
    public string CaseNumber { get; init; } = "";
    public Guid ConversationId { get; init; }
    public Guid ContactId { get; init; }
    public string? ClientName { get; init; }
    public Channel Channel { get; init; }
    public string Address { get; init; } = "";
    public Language Language { get; init; }
    public EscalationStatus? EscalationStatus { get; init; }
    public EscalationReason? Reason { get; init; }
    public string? Need { get; init; }
    public DateTimeOffset? PromisedBy { get; init; }
    public string? Liaison { get; init; }
    public string? Answer { get; init; }
    public string? RaisedBy { get; init; }
    public DateTimeOffset? RaisedAt { get; init; }
    public DateTimeOffset LastAt { get; init; }

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(ZoneId);

    public bool IsOpen => EscalationStatus?.IsOpen() == true;

    public bool IsLate(DateTimeOffset now) => IsOpen && PromisedBy <= now;
}
