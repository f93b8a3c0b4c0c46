using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace SupportHub.Web.WebChat;

/// <summary>How much one address and one visitor may ask of the chat. Far above what people do: a shelter or a library shares one address.</summary>
public sealed class ChatPaceOptions
{
    public const string Section = "SupportHub:Chat";

    /// <summary>New visitors from one address.</summary>
    public int VisitsPerMinute { get; set; } = 120;

    /// <summary>Messages of one visitor, over all their pages.</summary>
    public int MessagesPerMinute { get; set; } = 60;
}

/// <summary>Refuses to start with a pace at which nobody could write, naming the setting.</summary>
public sealed class ChatPaceCheck : IValidateOptions<ChatPaceOptions>
{
    public ValidateOptionsResult Validate(string? name, ChatPaceOptions options) => options switch
    {
        { VisitsPerMinute: < 1 } => ValidateOptionsResult.Fail($"{ChatPaceOptions.Section}:VisitsPerMinute must be 1 or more; it is {options.VisitsPerMinute}."),
        { MessagesPerMinute: < 1 } => ValidateOptionsResult.Fail($"{ChatPaceOptions.Section}:MessagesPerMinute must be 1 or more; it is {options.MessagesPerMinute}."),
        _ => ValidateOptionsResult.Success,
    };
}

/// <summary>A program that writes without end must not fill the log and the agents' queue.</summary>
internal sealed class ChatPace(IOptions<ChatPaceOptions> options) : IDisposable
{
    public const string Visits = "chat-visits";

    private readonly PartitionedRateLimiter<Guid> _messages = PartitionedRateLimiter.Create<Guid, Guid>(
        contact => RateLimitPartition.GetFixedWindowLimiter(contact, _ => AMinute(options.Value.MessagesPerMinute)));

    /// <summary>Whether this client may write now.</summary>
    public bool Allows(Guid contact)
    {
        using var lease = _messages.AttemptAcquire(contact);
        return lease.IsAcquired;
    }

    public void Dispose() => _messages.Dispose();

    /// <summary>Per address: whoever comes has no name yet.</summary>
    public static RateLimitPartition<string> OfVisits(HttpContext http) => RateLimitPartition.GetFixedWindowLimiter(
        http.Connection.RemoteIpAddress?.ToString() ?? "",
        _ => AMinute(http.RequestServices.GetRequiredService<IOptions<ChatPaceOptions>>().Value.VisitsPerMinute));

    private static FixedWindowRateLimiterOptions AMinute(int permits) => new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) };
}
