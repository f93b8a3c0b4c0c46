using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;

namespace SupportHub.Store.Views;

/// <summary>The row of table <c>conversations</c>: what a list shows of a conversation without opening it.</summary>
internal static class ConversationView
{
    private const int LongestWords = 200;

    public static void Follow(Change<Conversation, ConversationEvent> change, Writes writes)
    {
        if (Row(change) is { } row) writes.Conversations.Add(row);
    }

    /// <summary>Null before the conversation has started.</summary>
    public static ConversationRow? Row(Change<Conversation, ConversationEvent> change)
    {
        if (!change.After.Started) return null;
        var said = change.Steps.Select(step => Said(step.Event)).OfType<Words>().ToList();
        var first = change.Steps.Select(step => step.Event).OfType<MessageReceived>().FirstOrDefault();
        var start = change.Steps[0].Event.At;
        var last = said.Count == 0 ? null : said[^1];
        return new(change.Id, change.Version, change.After, Short(first?.Text), Short(last?.Text), last?.Author, last?.At ?? start, start);
    }

    // Notes are staff's own and move nothing in a list.
    private static Words? Said(ConversationEvent happened) => happened switch
    {
        MessageReceived e => new(Participant.Contact, e.Text, e.At),
        BotReplied { Messages: [.., var last] } e => new(Participant.Bot, last.Text, e.At),
        AgentReplied e => new(Participant.Agent, e.Text, e.At),
        NoticeSent e => new(e.Author, e.Text, e.At),
        _ => null,
    };

    private static string? Short(string? text)
    {
        if (text is null || text.Length <= LongestWords) return text;
        // Half of a surrogate pair is no character.
        return text[..(char.IsHighSurrogate(text[LongestWords - 1]) ? LongestWords - 1 : LongestWords)];
    }

    private sealed record Words(Participant Author, string Text, DateTimeOffset At);
}
