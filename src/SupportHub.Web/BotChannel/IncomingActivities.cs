using System.Globalization;
using Microsoft.Extensions.Options;
using SupportHub.Bot.Activities;
using SupportHub.Bot.Connector;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Store.Records;
using SupportHub.Web.Content;
using SupportHub.Web.Conversations;
using SupportHub.Web.WebChat;

namespace SupportHub.Web.BotChannel;

/// <summary>
/// What each kind of Activity means to us. Messages go through the one door of every channel; the rest is small, and what is not known is let pass
/// (A2014, A5002).
/// </summary>
internal sealed partial class IncomingActivities(
    Contacts contacts, ChannelConversations conversations, MessageIntake intake, ChannelPost post, LiveContent live,
    IOptions<BotChannelOptions> options, TimeProvider clock, ILogger<IncomingActivities> logger)
{
    public Task Take(Activity activity, bool authenticated, CancellationToken ct) => activity switch
    {
        // Benefits are nobody's talk before others.
        { Conversation.IsGroup: true } => Task.CompletedTask,
        { Type: ActivityTypes.Message } => Receive(activity, authenticated, ct),
        { Type: ActivityTypes.ConversationUpdate } when Greeting.IsDue(activity, options.Value.AppId) => Greet(activity, authenticated, ct),
        { Type: ActivityTypes.EndOfConversation } => End(activity, authenticated, ct),
        // Also handoff.status: the conversation is in our own inbox whatever becomes of it elsewhere.
        _ => Task.CompletedTask,
    };

    private async Task Receive(Activity activity, bool authenticated, CancellationToken ct)
    {
        var address = ChannelAddress.Of(activity, authenticated);
        var language = LanguageCodes.Parse(activity.Locale);
        var (contact, known, _) = await contacts.Writing(
            Channel.WebChat, address, language ?? Language.English, clock.GetUtcNow() - MessageIntake.ReopenWindow, clock.GetUtcNow(), ct);
        await conversations.Keep(contact.Id, ConversationReference.Of(activity), authenticated, ct);

        var (text, choice) = Pressed.Read(activity, known is { } id ? await conversations.Offered(id, ct) : []);
        var receipt = await intake.Receive(
            new(Channel.WebChat, ChannelAddress.ExternalId(address, activity), address, activity.ChannelId!, text,
                ChoiceValue.IsWellFormed(choice) ? choice : null, language, Via: activity.ChannelId),
            CancellationToken.None);
        Log.Taken(logger, receipt.ConversationId, receipt.MessageId, receipt.Duplicate);
        if (receipt.Refusal == Refusals.TooLong)
            await SayTooLong(activity, authenticated, contact.Id, language ?? contact.Language, ct);
    }

    private async Task Greet(Activity activity, bool authenticated, CancellationToken ct)
    {
        var language = LanguageCodes.Parse(activity.Locale) ?? Language.English;
        var contact = await contacts.FindOrCreate(Channel.WebChat, ChannelAddress.Of(activity, authenticated), language, ct);
        // Who was added is who is spoken to: from is often the channel itself.
        var to = ConversationReference.Of(activity);
        await conversations.Keep(contact.Id, to, authenticated, ct);
        if (!await conversations.BeginGreeting(contact.Id, ct)) return;
        if (!await Sent(new(to, authenticated, false), Greeting.Of(to, live.Content.Phrases, language), contact.Id, ct))
            await conversations.GreetingFailed(contact.Id, CancellationToken.None);
    }

    private async Task End(Activity activity, bool authenticated, CancellationToken ct)
    {
        if (await contacts.Find(Channel.WebChat, ChannelAddress.Of(activity, authenticated), ct) is { } contact) await conversations.End(contact.Id, ct);
    }

    /// <summary>Said at once and not kept, since the message it is about is not kept either.</summary>
    private Task<bool> SayTooLong(Activity activity, bool authenticated, Guid contact, Language language, CancellationToken ct)
    {
        var to = ConversationReference.Of(activity);
        var words = live.Content.Phrases.Say(PhraseKeys.TooLong, language, ("limit", Conversation.LongestText.ToString("N0", CultureInfo.InvariantCulture)));
        return Sent(new(to, authenticated, false), Replies.Message(to, words, language, [], expecting: false), contact, ct);
    }

    private async Task<bool> Sent(ChannelPlace to, Activity said, Guid contact, CancellationToken ct)
    {
        try
        {
            await post.Send(to, said, ct);
            return true;
        }
        catch (Exception fault) when (fault is HttpRequestException or RefusedByChannel || (fault is OperationCanceledException && !ct.IsCancellationRequested))
        {
            Log.NotTold(logger, contact, fault);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(7102, LogLevel.Information, "Activity taken: conversation {ConversationId}, message {MessageId}, known before: {Duplicate}")]
        public static partial void Taken(ILogger logger, Guid conversationId, Guid messageId, bool duplicate);

        [LoggerMessage(7103, LogLevel.Warning, "A greeting or refusal did not reach its channel: contact {Contact}")]
        public static partial void NotTold(ILogger logger, Guid contact, Exception fault);
    }
}
