using System.Text.Json;
using Dapper;
using Npgsql;
using SupportHub.Bot.Activities;
using SupportHub.Domain.Conversations;

namespace SupportHub.Web.BotChannel;

/// <summary>Where a client of a channel is answered. <see cref="Ended"/>: the channel closed the conversation.</summary>
internal sealed record ChannelPlace(ConversationReference Reference, bool Authenticated, bool Ended);

/// <summary>The record of channels' conversations: their addresses, and what happens once in each.</summary>
internal sealed class ChannelConversations(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>A typing Activity is shown for 3 seconds, and sent no oftener (A6000, A6001).</summary>
    private static readonly TimeSpan TypingLasts = TimeSpan.FromSeconds(3);

    /// <summary>Keeps the newest address; a channel may move. Whoever writes has not ended the conversation.</summary>
    public Task Keep(Guid contact, ConversationReference reference, bool authenticated, CancellationToken ct) => Execute("""
        INSERT INTO bot_channel_conversations (contact_id, reference, authenticated)
        SELECT id, @reference, @authenticated FROM contacts WHERE id = @contact
        ON CONFLICT (contact_id) DO UPDATE SET reference = excluded.reference, ended_at = NULL
        """, new { contact, reference = JsonSerializer.Serialize(reference with { ActivityId = null }, ActivityJson.Options), authenticated }, ct);

    /// <summary>Null when the client did not come by a channel, or was erased.</summary>
    public async Task<ChannelPlace?> Find(Guid contact, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var row = await connection.QuerySingleOrDefaultAsync<(string Reference, bool Authenticated, bool Ended)?>(new CommandDefinition(
            "SELECT reference, authenticated, ended_at IS NOT NULL FROM bot_channel_conversations WHERE contact_id = @contact", new { contact }, cancellationToken: ct));
        return row is { } found ? new(JsonSerializer.Deserialize<ConversationReference>(found.Reference, ActivityJson.Options)!, found.Authenticated, found.Ended) : null;
    }

    /// <summary>The buttons the client saw last.</summary>
    public async Task<IReadOnlyList<Choice>> Offered(Guid conversation, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var choices = await connection.QueryFirstOrDefaultAsync<string?>(new CommandDefinition(
            "SELECT choices::text FROM messages WHERE conversation_id = @conversation AND choices IS NOT NULL ORDER BY version DESC, ordinal DESC LIMIT 1",
            new { conversation }, cancellationToken: ct));
        return choices is null ? [] : JsonSerializer.Deserialize<Choice[]>(choices)!;
    }

    /// <summary>True for the one who is to greet: once a conversation, on whatever node.</summary>
    public Task<bool> BeginGreeting(Guid contact, CancellationToken ct) => Execute(
        "UPDATE bot_channel_conversations SET greeted_at = @now WHERE contact_id = @contact AND greeted_at IS NULL", new { contact, now = clock.GetUtcNow() }, ct);

    /// <summary>The greeting did not arrive; the next reason to greet is one.</summary>
    public Task GreetingFailed(Guid contact, CancellationToken ct) =>
        Execute("UPDATE bot_channel_conversations SET greeted_at = NULL WHERE contact_id = @contact", new { contact }, ct);

    public async Task<bool> Greeted(Guid contact, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "SELECT EXISTS (SELECT FROM bot_channel_conversations WHERE contact_id = @contact AND greeted_at IS NOT NULL)", new { contact }, cancellationToken: ct));
    }

    /// <summary>True when typing may be shown now, which is then on the record.</summary>
    public Task<bool> BeginTyping(Guid contact, CancellationToken ct) => Execute(
        "UPDATE bot_channel_conversations SET typing_at = @now WHERE contact_id = @contact AND (typing_at IS NULL OR typing_at <= @before)",
        new { contact, now = clock.GetUtcNow(), before = clock.GetUtcNow() - TypingLasts }, ct);

    public Task End(Guid contact, CancellationToken ct) =>
        Execute("UPDATE bot_channel_conversations SET ended_at = @now WHERE contact_id = @contact", new { contact, now = clock.GetUtcNow() }, ct);

    private async Task<bool> Execute(string sql, object parameters, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: ct)) == 1;
    }
}
