using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Events;

namespace SupportHub.Web.Tests.Store;

/// <summary>What happens in the store's tests, said shortly.</summary>
internal static class Story
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 4, 20, 0, 0, TimeSpan.Zero);
    public static readonly Act Contact = new("contact", "c-1");
    public static readonly Act Staff = new("staff:0195a1b0-0000-7000-8000-00000000000a", "c-2", "c-1");

    public static Origin From(Guid contact, Channel channel = Channel.Sms) => new(
        channel, contact, channel == Channel.Sms ? "+12135550142" : "", channel == Channel.Sms ? "+12135550100" : "demo", null, "calfresh", "CA",
        Language.English);

    public static IncomingMessage Says(string text, string? externalId = null) =>
        new(Guid.CreateVersion7(), externalId ?? $"SM{Guid.NewGuid():N}", text, SensitiveKinds.None, null, ConsentWords.Find(text));

    /// <summary>A client's message into a conversation; a new contact unless told.</summary>
    public static Task<Updated<Conversation>> Receive(
        this StoreNode node, Guid conversation, string text = "Hello", string? externalId = null, Guid? contact = null, Channel channel = Channel.Sms) =>
        node.Events.Conversations.Update(
            conversation, c => c.Receive(From(contact ?? conversation, channel), Says(text, externalId), Noon), Contact, default);

    public static Task<Updated<Conversation>> Reply(this StoreNode node, Guid conversation, string text) =>
        node.Events.Conversations.Update(conversation, c => c.Reply(Guid.CreateVersion7(), Guid.Empty, text, false, Noon), Staff, default);

    public static Task<Updated<Conversation>> Note(this StoreNode node, Guid conversation, string text) =>
        node.Events.Conversations.Update(conversation, c => c.AddNote(Guid.CreateVersion7(), Guid.Empty, text, Noon), Staff, default);
}
