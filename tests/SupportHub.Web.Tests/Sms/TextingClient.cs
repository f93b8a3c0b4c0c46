using Dapper;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.StandIns.Twilio;
using SupportHub.Store.Events;
using SupportHub.Store.Work;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Sms;

/// <summary>A row of <c>messages</c>, as an agent's screen reads it.</summary>
public sealed record ShownText(Guid MessageId, Participant Author, string Text, SensitiveKinds Masked, DeliveryStatus? Delivery, string? ErrorCode, string? ProviderId);

/// <summary>One phone of its own, and the hub's side of what it wrote.</summary>
internal sealed class TextingClient(HubFixture hub, string? number = null)
{
    public const string HubNumber = "+14155550199";
    public static readonly Guid Amy = new("00000000-0000-7000-8000-00000000000a");

    private static int s_phones;

    public string Number { get; } = number ?? $"+1415556{Interlocked.Increment(ref s_phones):0000}";

    /// <summary>Long enough for a busy machine; no test waits for it unless something is wrong.</summary>
    public static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    public async Task<WebhookReply> Text(string body) => (await hub.Twilio.TextIn(Number, HubNumber, body, Patience)).Reply;

    /// <summary>The phone's one conversation; none: nothing was stored.</summary>
    public async Task<Guid?> Conversation()
    {
        await using var connection = await hub.Database.OpenConnectionAsync();
        return await connection.QuerySingleOrDefaultAsync<Guid?>("SELECT id FROM conversations WHERE channel = 1 AND address = @Number", new { Number });
    }

    /// <summary>The phone's newest conversation, where it has several.</summary>
    public async Task<Guid?> Newest()
    {
        await using var connection = await hub.Database.OpenConnectionAsync();
        return await connection.QueryFirstOrDefaultAsync<Guid?>("SELECT id FROM conversations WHERE channel = 1 AND address = @Number ORDER BY id DESC", new { Number });
    }

    public async Task<IReadOnlyList<ShownText>> Shown()
    {
        await using var connection = await hub.Database.OpenConnectionAsync();
        return (await connection.QueryAsync<ShownText>(
            """
            SELECT m.message_id, m.author, m.text, m.masked, m.delivery, m.error_code, m.provider_id
            FROM messages m JOIN conversations c ON c.id = m.conversation_id
            WHERE c.address = @Number ORDER BY m.version, m.ordinal
            """,
            new { Number })).AsList();
    }

    public async Task<ShownText> Shown(Guid message) => (await Shown()).Single(text => text.MessageId == message);

    /// <summary>A client who wrote and was answered.</summary>
    public static async Task<TextingClient> Answered(HubFixture hub)
    {
        var client = new TextingClient(hub);
        (await client.Text("hello")).Status.ShouldBe(200);
        await hub.SettledAsync();
        return client;
    }

    /// <summary>What the client wrote, as the hub keeps it.</summary>
    public async Task<IReadOnlyList<string>> Received() =>
        [.. (await Shown()).Where(text => text.Author == Participant.Contact).Select(text => text.Text)];

    /// <summary>What the hub had sent to this phone.</summary>
    public IReadOnlyList<TextMessage> Got => [.. hub.Twilio.Ledger.Sent.Where(text => text.To == Number)];

    /// <summary>Everything that came to this phone, from the hub or from Twilio itself.</summary>
    public IReadOnlyList<TextMessage> Heard => [.. hub.Twilio.Ledger.All.Where(text => text.To == Number)];

    public async Task<bool> OptedOut()
    {
        await using var connection = await hub.Database.OpenConnectionAsync();
        return await connection.QuerySingleAsync<bool>(
            "SELECT c.opted_out FROM contacts c JOIN contact_addresses a ON a.contact_id = c.id WHERE a.address = @Number", new { Number });
    }

    public async Task<Guid> AgentReplies(string text)
    {
        var id = Guid.CreateVersion7();
        var conversation = (await Conversation()).ShouldNotBeNull();
        var updated = await hub.Store.Conversations.Update(
            conversation, c => c.Reply(id, Amy, text, false, hub.Clock.GetUtcNow()), new Act($"staff:{Amy}"), Patience);
        updated.Refusal.ShouldBeNull();
        return id;
    }

    /// <summary>Does something, then waits for the feed to tell that a text got so far; which is what a screen would show.</summary>
    public async Task<ShownText> Until(DeliveryStatus status, Func<Task<Guid>> sending)
    {
        var reported = new TaskCompletionSource<Guid>(TaskCreationOptions.RunContinuationsAsynchronously);
        var awaited = new TaskCompletionSource<Guid>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var reading = hub.Services.GetRequiredService<EventFeed>().Subscribe(async events =>
        {
            var message = await awaited.Task;
            if (events.Any(e => e.Data is DeliveryReported report && report.MessageId == message && report.Status == status))
                reported.TrySetResult(message);
        });
        awaited.SetResult(await sending());
        await reported.Task.WaitAsync(Patience);
        return (await Shown()).Single(text => text.MessageId == awaited.Task.Result);
    }

    /// <summary>Time passes: what waits for another try or another look at Twilio's list is due, and done.</summary>
    public async Task TimePasses()
    {
        await using var connection = await hub.Database.OpenConnectionAsync();
        await connection.ExecuteAsync(
            "UPDATE work_items w SET due_at = now() FROM conversations c WHERE c.id = w.conversation_id AND c.address = @Number AND w.done_at IS NULL", new { Number });
        await hub.SettledAsync(Patience);
    }

    /// <summary>What was held for the morning, or for another try, is due.</summary>
    public async Task HeldIsDue()
    {
        await using var connection = await hub.Database.OpenConnectionAsync();
        await connection.ExecuteAsync(
            "UPDATE work_items w SET not_before = NULL FROM conversations c WHERE c.id = w.conversation_id AND c.address = @Number AND w.not_before IS NOT NULL", new { Number });
        await TimePasses();
    }

    /// <summary>What of this phone waits for a person.</summary>
    public async Task<IReadOnlyList<WaitingItem>> Waiting()
    {
        var conversation = await Conversation();
        return [.. (await hub.Services.GetRequiredService<WaitingWork>().List(1000, Patience)).Where(item => item.ConversationId == conversation)];
    }

    public List<KeyValuePair<string, string>> Form(string body, params (string Key, string Value)[] more) =>
    [
        .. InboundForm.Of(new TextMessage($"SM{Guid.NewGuid():N}", TextMessage.Inbound, Number, HubNumber, body, DateTimeOffset.UtcNow), hub.Twilio.Options),
        .. more.Select(field => KeyValuePair.Create(field.Key, field.Value)),
    ];
}
