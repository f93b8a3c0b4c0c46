namespace SupportHub.Domain;

/// <summary>State folded from one stream of the log. <see cref="Evolve"/> never refuses and never reads the clock.</summary>
public interface IEventSourced<TSelf, TEvent>
    where TSelf : IEventSourced<TSelf, TEvent>
{
    /// <summary>The state before the first event.</summary>
    static abstract TSelf Empty { get; }

    TSelf Evolve(TEvent happened);
}
