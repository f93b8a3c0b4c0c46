using Microsoft.AspNetCore.SignalR;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;
using SupportHub.Web.WebChat.Waiting;

namespace SupportHub.Web.WebChat;

/// <summary>Follows the log and pushes what was said to the chat pages connected to this node.</summary>
internal sealed partial class ChatFeed(
    EventFeed feed, OpenChats open, ChatLog chat, ChatStates states, WaitingLine line, IHubContext<ChatHub, IChatClient> pages, ILogger<ChatFeed> logger)
    : IHostedService
{
    private IDisposable? _subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = feed.Subscribe(Hand);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        return Task.CompletedTask;
    }

    private async Task Hand(IReadOnlyList<RecordedEvent> events)
    {
        var said = new List<(Guid Conversation, long Version)>();
        var turned = new HashSet<Guid>();
        var left = new HashSet<Guid>();
        var redone = new List<(Guid Conversation, Guid Message)>();
        var keys = new List<string>();
        var contacts = new Dictionary<Guid, Guid>();
        foreach (var recorded in events)
        {
            if (recorded.Data is ConversationStarted started) open.Follow(started.ContactId, recorded.StreamId);
            if (recorded.Data is ConversationHandedOff or AgentReplied or ConversationResolved or ConversationAssigned or MessageReceived) line.Moved();
            if (recorded.Data is ConversationRefiled or ConversationErased)
            {
                if (open.ContactOf(recorded.StreamId) is { } before) left.Add(before);
                var now = (recorded.Data as ConversationRefiled)?.ContactId;
                open.Move(recorded.StreamId, now);
                if (now is { } theirs) left.Add(theirs);
            }
            if (open.ContactOf(recorded.StreamId) is not { } contact) continue;
            contacts[recorded.StreamId] = contact;
            if (recorded.Data is MessageReceived received) keys.Add(received.ExternalId);
            if (recorded.Data is MessageReceived or BotReplied or AgentReplied or NoticeSent) said.Add((recorded.StreamId, recorded.Version));
            if (recorded.Data is FileKept kept) redone.Add((recorded.StreamId, kept.MessageId));
            if (recorded.Data is FileRefused refused) redone.Add((recorded.StreamId, refused.MessageId));
            if (recorded.Data is ConversationHandedOff or ConversationAssigned or ConversationResolved or ConversationReopened or LanguageChanged
                or AgentReplied or HelpRated or ChannelMoved or ConversationContinued)
                turned.Add(recorded.StreamId);
        }
        try
        {
            await Push(contacts, said, [.. keys], turned);
            // A line that was said before, with what became of its files.
            foreach (var (conversation, message) in redone.Distinct())
                await pages.Clients.Group(OpenChats.Group(contacts[conversation])).Lines(await chat.Message(conversation, message, [], CancellationToken.None));
            // The visitor, or what they said, is not known by this name any more: the page that asks is told so, and begins anew.
            foreach (var contact in left) await pages.Clients.Group(OpenChats.Group(contact)).Rejoin();
        }
        catch (Exception fault)
        {
            // A line that was not pushed would be missing until the next reload: each page asks for itself, and keeps asking.
            Log.NotPushed(logger, contacts.Count, fault);
            foreach (var contact in contacts.Values.Union(left)) await pages.Clients.Group(OpenChats.Group(contact)).Rejoin();
        }
    }

    private async Task Push(Dictionary<Guid, Guid> contacts, List<(Guid Conversation, long Version)> said, string[] keys, HashSet<Guid> turned)
    {
        if (said.Count > 0)
            foreach (var lines in await chat.Of(said, keys, CancellationToken.None))
                await pages.Clients.Group(OpenChats.Group(contacts[lines.Conversation!.Value])).Lines(lines);
        if (turned.Count > 0)
            foreach (var (conversation, state) in await states.Of([.. turned], CancellationToken.None))
                await pages.Clients.Group(OpenChats.Group(contacts[conversation])).State(state);
    }

    private static partial class Log
    {
        [LoggerMessage(3301, LogLevel.Warning, "Lines of {Count} chats could not be pushed; their pages ask again")]
        public static partial void NotPushed(ILogger logger, int count, Exception fault);
    }
}
