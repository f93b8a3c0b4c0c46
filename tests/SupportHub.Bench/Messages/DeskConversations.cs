using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Events;

namespace SupportHub.Bench.Messages;

/// <summary>Conversations that an agent holds, so that no bot answers: the same ones in every database.</summary>
internal static class DeskConversations
{
    public const int Count = 1000;
    private const int AtOnce = 32;

    private static readonly Guid s_agent = new("00000000-0000-7000-8001-000000000001");
    // As the chat's hub has it: the trace of the request.
    private static readonly Act s_contact = new("contact", "0af7651916cd43dd8448eb211c80319c");

    public static Guid Id(int number) => new($"{number:x8}-0000-7000-8000-000000000000");

    public static async Task PrepareAsync(EventStore store)
    {
        await Parallel.ForEachAsync(Enumerable.Range(1, Count).Select(Id), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (id, ct) =>
        {
            await ReceiveAsync(store, id);
            await store.Conversations.Update(id, c => c.Assign(s_agent, s_agent, DateTimeOffset.UtcNow), new Act("bench"), ct);
        });
    }

    /// <summary>One client's message, all in: events, views and the keys of what was received.</summary>
    public static async Task ReceiveAsync(EventStore store, Guid conversation)
    {
        var origin = new Origin(Channel.WebChat, conversation, "", "bench", null, "calfresh", "CA", Language.English);
        var message = new IncomingMessage(Guid.CreateVersion7(), $"{Guid.NewGuid()}", Words.Message, SensitiveKinds.None, null, null);
        await store.Conversations.Update(conversation, c => c.Receive(origin, message, DateTimeOffset.UtcNow), s_contact, default);
    }
}
