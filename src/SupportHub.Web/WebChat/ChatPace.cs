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

    /// <summary>Posts of the simple page from one address: each look for an answer is one.</summary>
    public int PostsPerMinute { get; set; } = 300;
}

/// <summary>Refuses to start with a pace at which nobody could write, naming the setting.</summary>
public sealed class ChatPaceCheck : IValidateOptions<ChatPaceOptions>
{
    public ValidateOptionsResult Validate(string? name, ChatPaceOptions options) => options switch
    {
        { VisitsPerMinute: < 1 } => ValidateOptionsResult.Fail($"{ChatPaceOptions.Section}:VisitsPerMinute must be 1 or more; it is {options.VisitsPerMinute}."),
        { MessagesPerMinute: < 1 } => ValidateOptionsResult.Fail($"{ChatPaceOptions.Section}:MessagesPerMinute must be 1 or more; it is {options.MessagesPerMinute}."),
        { PostsPerMinute: < 1 } => ValidateOptionsResult.Fail($"{ChatPaceOptions.Section}:PostsPerMinute must be 1 or more; it is {options.PostsPerMinute}."),
        _ => ValidateOptionsResult.Success,
    };
}

/// <summary>A program that writes without end must not fill the log and the agents' queue.</summary>
internal sealed class ChatPace(IOptions<ChatPaceOptions> options) : IDisposable
{
    public const string Visits = "chat-visits";

    private readonly PartitionedRateLimiter<Guid> _messages = PartitionedRateLimiter.Create<Guid, Guid>(
        contact => RateLimitPartition.GetFixedWindowLimiter(contact, _ => AMinute(options.Value.MessagesPerMinute)));

    private readonly PartitionedRateLimiter<string> _posts = PartitionedRateLimiter.Create<string, string>(
        address => RateLimitPartition.GetFixedWindowLimiter(address, _ => AMinute(options.Value.PostsPerMinute)));

    /// <summary>Whether this client may write now.</summary>
    public bool Allows(Guid contact) => Allows(_messages, contact);

    /// <summary>Whether this address may post the simple page now. Not left to the framework, whose refusal would be a page without what was written.</summary>
    public bool AllowsPost(string address) => Allows(_posts, address);

    public void Dispose()
    {
        _messages.Dispose();
        _posts.Dispose();
    }

    private static bool Allows<T>(PartitionedRateLimiter<T> limit, T who)
    {
        using var lease = limit.AttemptAcquire(who);
        return lease.IsAcquired;
    }

    /// <summary>Per address: whoever comes has no name yet.</summary>
    public static RateLimitPartition<string> OfVisits(HttpContext http) => RateLimitPartition.GetFixedWindowLimiter(
        http.RemoteAddress(),
        _ => AMinute(http.RequestServices.GetRequiredService<IOptions<ChatPaceOptions>>().Value.VisitsPerMinute));

    private static FixedWindowRateLimiterOptions AMinute(int permits) => new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) };
}
