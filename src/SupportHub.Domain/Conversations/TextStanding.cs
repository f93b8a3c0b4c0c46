using System.Collections.Immutable;

namespace SupportHub.Domain.Conversations;

/// <summary>
/// Which text of a message: <see cref="Part"/> of <see cref="Of"/> parts, or 0 of 0 for a message that is one text; <see cref="Try"/> counts how
/// often it was sent again after it had failed.
/// </summary>
public readonly record struct TextPlace(int Part, int Of, int Try)
{
    /// <summary>Where the place stands in <see cref="TextStanding.Parts"/>.</summary>
    internal int Index => Math.Max(Part - 1, 0);
}

/// <summary>
/// Where one text stands, and at which try. It is <see cref="Lost"/> less often than it is tried: one that waits behind a lost one is asked for anew
/// with it. <see cref="Since"/> is the first of the tries of which none is known to have left, <see cref="Asked"/> the last that was asked for: a number that was
/// given once is given to no other try.
/// </summary>
public readonly record struct PartStanding(DeliveryStatus Status, int Try = 0, int Since = 0, int Lost = 0, int Asked = 0)
{
    internal bool IsTrouble => Status is DeliveryStatus.Undelivered or DeliveryStatus.Failed or DeliveryStatus.Blocked
        or DeliveryStatus.Stuck or DeliveryStatus.Cancelled;

    internal bool HasNotLeft => Status is DeliveryStatus.Queued or DeliveryStatus.Waiting;

    /// <summary>Given up for good: no work is left that would send it. What is stuck has its work still.</summary>
    internal bool IsGivenUp => IsTrouble && Status != DeliveryStatus.Stuck;

    internal PartStanding Again()
    {
        var next = Math.Max(Try, Asked) + 1;
        return new(DeliveryStatus.Queued, next, IsTrouble ? next : Since, IsTrouble ? Lost + 1 : Lost, next);
    }
}

/// <summary>Where each part of a message stands.</summary>
public sealed record TextStanding(ImmutableList<PartStanding> Parts)
{
    public static TextStanding New { get; } = new([default(PartStanding)]);

    /// <summary>What the message as a whole shows: the first trouble, else that it waits for the morning, else the part that is least far.</summary>
    public DeliveryStatus Whole => FirstTrouble(Parts)
        ?? (Parts.Exists(part => part.Status == DeliveryStatus.Waiting) ? DeliveryStatus.Waiting : Parts.Min(part => part.Status));

    public PartStanding At(TextPlace place) => place.Index < Parts.Count ? Parts[place.Index] : default;

    /// <summary>
    /// Whether what is said of that try is said of the part: it is the last try, or one that was on its way, without our knowing it, when the part was
    /// asked for anew.
    /// </summary>
    public bool Counts(TextPlace place) => At(place) is var part && (place.Try == part.Try || (part.HasNotLeft && place.Try >= part.Since));

    /// <summary>What a part goes by: the first trouble before it, however far before, else the part right before it.</summary>
    public DeliveryStatus Before(TextPlace place) => FirstTrouble(Parts.Take(place.Index)) ?? At(place with { Part = place.Part - 1 }).Status;

    public TextStanding With(TextPlace place, DeliveryStatus status)
    {
        var parts = Parts;
        while (parts.Count < Math.Max(place.Of, 1)) parts = parts.Add(default);
        return new(parts.SetItem(place.Index, parts[place.Index] with { Status = status, Try = place.Try }));
    }

    /// <summary>These parts go out again; null: all that did not arrive or did not leave, as it was before they were named.</summary>
    public TextStanding Again(IReadOnlyList<int>? parts) => new(
        [.. Parts.Select((part, i) => parts?.Contains(i + 1) ?? (part.IsTrouble || part.Status == DeliveryStatus.Queued) ? part.Again() : part)]);

    /// <summary>Those that are lost, and what has not left behind the first of them: it may have been given up for their sake. Numbered from 1.</summary>
    internal IReadOnlyList<int> WithThoseBehind(Func<PartStanding, int, bool> isLost)
    {
        var lost = Parts.Select(isLost).ToList();
        return [.. Enumerable.Range(0, Parts.Count).Where(i => lost[i] || (Parts[i].HasNotLeft && lost.Take(i).Contains(true))).Select(i => i + 1)];
    }

    /// <summary>The provider had it and it is not lost, or may not be sent: nothing is left to do.</summary>
    public static bool IsSettled(DeliveryStatus status) => status is not (DeliveryStatus.Queued or DeliveryStatus.Stuck or DeliveryStatus.Waiting);

    private static DeliveryStatus? FirstTrouble(IEnumerable<PartStanding> parts)
    {
        foreach (var part in parts)
            if (part.IsTrouble) return part.Status;
        return null;
    }
}
