using System.Collections.Concurrent;

namespace SupportHub.StandIns.Twilio;

/// <summary>What keeps texts from a phone.</summary>
public enum Reception
{
    Good = 0,

    /// <summary>The phone is off: 30003, which passes.</summary>
    Off = 1,

    /// <summary>No phone that takes texts: 30006, for good.</summary>
    Landline = 2,

    /// <summary>The carrier takes the text for an advertisement: 30007.</summary>
    Filtered = 3,

    /// <summary>The number is nobody's any more: 30005.</summary>
    Unknown = 4,
}

/// <summary>How each phone can be reached now; one that nobody has spoken of, well.</summary>
public sealed class Receptions
{
    private readonly ConcurrentDictionary<string, Reception> phones = new();

    public Reception this[string phone]
    {
        get => phones.GetValueOrDefault(phone);
        set => phones[phone] = value;
    }

    /// <summary>Twilio's code for the failure; null: the text arrives.</summary>
    internal int? Failure(string phone) => this[phone] switch
    {
        Reception.Off => 30003,
        Reception.Landline => 30006,
        Reception.Filtered => 30007,
        Reception.Unknown => 30005,
        _ => null,
    };
}
