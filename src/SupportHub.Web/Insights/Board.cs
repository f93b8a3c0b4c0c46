using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Work;
using SupportHub.Web.Cases;

namespace SupportHub.Web.Insights;

/// <summary>Clients who wait for a person, by what they have in common.</summary>
public sealed record WaitingGroup
{
    public Urgency Urgency { get; init; }
    public Language Language { get; init; }
    public Channel Channel { get; init; }
    public int Waiting { get; init; }
    public int Unowned { get; init; }
    public DateTimeOffset Oldest { get; init; }
}

/// <summary>A colleague with open conversations.</summary>
public sealed record Worker
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public int Open { get; init; }
    public int Waiting { get; init; }
    public DateTimeOffset? Oldest { get; init; }
    public DateTimeOffset LastAt { get; init; }
}

/// <summary>One reading of the board.</summary>
public sealed record Board(
    IReadOnlyList<WaitingGroup> Waiting, IReadOnlyList<Worker> Workers, IReadOnlyList<CaseSummary> Promises, IReadOnlyList<WaitingItem> Stuck)
{
    public int Count => Waiting.Sum(group => group.Waiting);

    public int Unowned => Waiting.Sum(group => group.Unowned);

    public DateTimeOffset? Oldest => Waiting.Count == 0 ? null : Waiting.Min(group => group.Oldest);
}
