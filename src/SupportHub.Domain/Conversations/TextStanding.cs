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

/// <summary>Where each part of a message stands, and at which try.</summary>
public sealed record TextStanding(ImmutableList<DeliveryStatus> Parts, int Try)
{
    public static TextStanding New { get; } = new([DeliveryStatus.Queued], 0);

    /// <summary>What the message as a whole shows: the first trouble, else that it waits for the morning, else the part that is least far.</summary>
    public DeliveryStatus Whole => Parts.FirstOrDefault(IsTrouble, Parts.Contains(DeliveryStatus.Waiting) ? DeliveryStatus.Waiting : Parts.Min());

    public DeliveryStatus At(TextPlace place) => place.Index < Parts.Count ? Parts[place.Index] : DeliveryStatus.Queued;

    /// <summary>What a part goes by: the first trouble before it, however far before, else the part right before it.</summary>
    public DeliveryStatus Before(TextPlace place) => Parts.Take(place.Index).FirstOrDefault(IsTrouble, At(place with { Part = place.Part - 1 }));

    public TextStanding With(TextPlace place, DeliveryStatus status)
    {
        var parts = Parts;
        while (parts.Count < Math.Max(place.Of, 1)) parts = parts.Add(DeliveryStatus.Queued);
        return this with { Parts = parts.SetItem(place.Index, status) };
    }

    /// <summary>What did not arrive goes out again.</summary>
    public TextStanding Again() => new([.. Parts.Select(part => IsTrouble(part) ? DeliveryStatus.Queued : part)], Try + 1);

    /// <summary>The provider had it and it is not lost, or may not be sent: nothing is left to do.</summary>
    public static bool IsSettled(DeliveryStatus status) => status is not (DeliveryStatus.Queued or DeliveryStatus.Stuck or DeliveryStatus.Waiting);

    private static bool IsTrouble(DeliveryStatus status) => status is DeliveryStatus.Undelivered or DeliveryStatus.Failed or DeliveryStatus.Blocked
        or DeliveryStatus.Stuck or DeliveryStatus.Cancelled;
}
