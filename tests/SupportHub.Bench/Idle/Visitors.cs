using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store;
using SupportHub.Store.Events;
using SupportHub.Store.Records;

namespace SupportHub.Bench.Idle;

/// <summary>Visitors who wrote, were taken by an agent, and whose tokens are known.</summary>
internal static class Visitors
{
    public const string Site = "bench";

    private static readonly Guid s_agent = new("00000000-0000-7000-8001-000000000001");

    public static string Token(int number) => $"idle-visitor-{number:D8}-of-the-bench-000000";

    /// <summary>So many visitors, each with a conversation of so many lines.</summary>
    public static async Task PrepareAsync(string connectionString, int count, int lines = 1)
    {
        await using var services = new ServiceCollection().AddLogging().AddSupportHubStore(connectionString).BuildServiceProvider();
        await services.GetRequiredService<Sites>().Save(new(Guid.CreateVersion7(), Site, "Bench", [], null, null, Language.English, null), default);
        var contacts = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).ToArray();
        var addresses = Enumerable.Range(0, count).Select(number => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Token(number))))).ToArray();
        await using (var connection = await services.GetRequiredService<Npgsql.NpgsqlDataSource>().OpenConnectionAsync())
            await connection.ExecuteAsync("""
                INSERT INTO contacts (id, language) SELECT id, 0 FROM unnest(@contacts) AS id;
                INSERT INTO contact_addresses (channel, address, contact_id) SELECT 0, address, id FROM unnest(@addresses, @contacts) AS known (address, id);
                """, new { contacts, addresses });
        var store = services.GetRequiredService<EventStore>();
        foreach (var some in contacts.Chunk(500))
            await Task.WhenAll(some.Select(contact => TalkAsync(store, contact, lines)));
    }

    private static async Task TalkAsync(EventStore store, Guid contact, int lines)
    {
        var now = DateTimeOffset.UtcNow;
        await store.Conversations.Start(
            Guid.CreateVersion7(),
            [
                new ConversationStarted(Channel.WebChat, contact, "", Site, null, null, null, Language.English, now),
                new MessageReceived(Guid.CreateVersion7(), $"{Guid.NewGuid()}", Words.Message, SensitiveKinds.None, null, now),
                new ConversationAssigned(s_agent, s_agent, now),
                .. Enumerable.Range(1, lines - 1).Select(line => Said(line, now)),
            ],
            new Act("contact"), default);
    }

    private static ConversationEvent Said(int line, DateTimeOffset now) => line % 2 == 0
        ? new MessageReceived(Guid.CreateVersion7(), $"{Guid.NewGuid()}", Words.Message, SensitiveKinds.None, null, now)
        : new AgentReplied(Guid.CreateVersion7(), s_agent, Words.Message, now);
}
