namespace SupportHub.Chaos.Traffic;

/// <summary>How many write, and how often each of them does; the same all the time, whatever happens.</summary>
internal sealed record TrafficOptions(int Chats, int Phones, TimeSpan EveryChat, TimeSpan EveryText, TimeSpan EveryAct)
{
    /// <summary>About ten messages in and four acts of people a second: two cores have room for it beside the faults.</summary>
    public static TrafficOptions Usual { get; } = new(32, 16, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(250));
}
