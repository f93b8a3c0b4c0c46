using Microsoft.AspNetCore.SignalR;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Events;
using SupportHub.Store.Records;
using SupportHub.Web.Content;
using SupportHub.Web.Conversations;

namespace SupportHub.Web.WebChat;

/// <summary>The chat page's connection. It needs no account: what it may see and say is the conversation of the token it joined with.</summary>
internal sealed class ChatHub(
    Visitors visitors, ChatLog chat, ChatStates states, OpenChats open, MessageIntake intake, ClientFiles uploads, EventStore log, LiveContent live, ChatPace pace, Signals signals, TimeProvider clock)
    : Hub<IChatClient>
{
    private const int MostWaiting = 100;
    private static readonly TimeSpan s_betweenWriting = TimeSpan.FromSeconds(2);
    private static readonly Act s_contact = new("contact");

    /// <summary>Null when the token is not one of ours.</summary>
    public async Task<Joined?> Join(JoinRequest request)
    {
        var ct = Context.ConnectionAborted;
        if (await visitors.Recognise(request.Token, request.Site, request.Language, ct) is not { } visitor)
        {
            await Leave(ct);
            return null;
        }
        await Enter(visitor, ct);
        var outdated = request.Protocol < ChatProtocol.Version;
        if (await chat.ConversationOf(visitor.Contact, ct) is not { } conversation)
            return new(new(null, [], 0), new(ChatLog.Word(Holder.Bot), visitor.Language.Code()), outdated);

        open.Follow(visitor.Contact, conversation);
        var lines = await chat.After(
            conversation, request.Conversation == conversation ? request.After : 0, Keys(visitor, request.Waiting), ct);
        return new(lines, (await states.Of([conversation], ct))[conversation], outdated);
    }

    /// <summary>When this returns Ok, the message is committed. It answers with that line alone: others come in order, by the feed.</summary>
    public async Task<SendAnswer> Send(SendRequest request)
    {
        if (Visitor is not { } visitor) return Refused(Refusals.NotThere.Code, Language.English);
        if (!MessageKey.IsWellFormed(request.Key) || !ChoiceValue.IsWellFormed(request.Choice))
            return Refused(ChatRefusals.Malformed, visitor.Language);

        if (!pace.Allows(visitor.Contact)) return Refused(ChatRefusals.TooMany, visitor.Language);
        var id = MessageKey.ExternalId(visitor.Address, request.Key!);
        Guid[] sent = [.. (request.Files ?? []).Distinct()];
        var files = sent.Length == 0 ? [] : await uploads.UploadedBy(visitor.Contact, sent, Context.ConnectionAborted);
        if (files.Count < sent.Length) return Refused(ChatRefusals.FileGone, visitor.Language);
        var receipt = await intake.Receive(
            visitor.Says(id, request.Text ?? "", request.Choice) with { Files = [.. files.Select(file => new MessageFile(file.Id, file.Name, null))] },
            CancellationToken.None);
        if (receipt.Refusal is { } refusal) return Refused(refusal.Code, visitor.Language);

        // It may have become another's a moment ago: that one's page begins anew, by its own token.
        if (receipt.Updated is not { State.ContactId: var owner } || owner == visitor.Contact) open.Follow(visitor.Contact, receipt.ConversationId);
        var lines = receipt.Updated is { } updated
            ? ChatLog.Received(receipt.ConversationId, updated, id, files)
            : await chat.Message(receipt.ConversationId, receipt.MessageId, [id], Context.ConnectionAborted);
        return new(true, lines, null, null);
    }

    /// <summary>The client is writing. What, stays with them until they send it.</summary>
    public void Writing()
    {
        if (Visitor is not { } visitor || open.ConversationOf(visitor.Contact) is not { } conversation) return;
        // Our page says so every three seconds; one that says more is not heard.
        if (visitor.WroteAt is { } before && clock.GetElapsedTime(before) < s_betweenWriting) return;
        visitor.WroteAt = clock.GetTimestamp();
        signals.Tell(new(SignalKind.ClientWriting, conversation));
    }

    /// <summary>The client answers what is asked after a person's help; what is asked next comes with the state.</summary>
    public async Task Rate(RateRequest request)
    {
        if (Visitor is not { } visitor || !pace.Allows(visitor.Contact) || await chat.ConversationOf(visitor.Contact, Context.ConnectionAborted) is not { } conversation) return;
        await log.Conversations.Update(conversation, c => SurveyWords.Answer(c, request, clock.GetUtcNow()), s_contact, CancellationToken.None);
    }

    public async Task SetLanguage(LanguageRequest request)
    {
        if (Visitor is not { } visitor || !pace.Allows(visitor.Contact) || LanguageCodes.Parse(request.Language) is not { } language) return;
        visitor.Language = language;
        if (await chat.ConversationOf(visitor.Contact, Context.ConnectionAborted) is { } conversation)
            await log.Conversations.Update(conversation, c => c.ChangeLanguage(language, clock.GetUtcNow()), s_contact, CancellationToken.None);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (Visitor is { } visitor) open.Leave(visitor.Contact);
        return Task.CompletedTask;
    }

    private Visitor? Visitor
    {
        get => Context.Items[typeof(Visitor)] as Visitor;
        set => Context.Items[typeof(Visitor)] = value;
    }

    private async Task Enter(Visitor visitor, CancellationToken ct)
    {
        var before = Visitor;
        if (before is not null && before.Contact != visitor.Contact) await Leave(ct);
        Visitor = visitor;
        if (before?.Contact == visitor.Contact) return;
        await Groups.AddToGroupAsync(Context.ConnectionId, OpenChats.Group(visitor.Contact), ct);
        open.Enter(visitor.Contact);
    }

    private async Task Leave(CancellationToken ct)
    {
        if (Visitor is not { } visitor) return;
        Visitor = null;
        open.Leave(visitor.Contact);
        await Groups.RemoveFromGroupAsync(Context.ConnectionId, OpenChats.Group(visitor.Contact), ct);
    }

    private static string[] Keys(Visitor visitor, string[]? waiting) =>
        [.. (waiting ?? []).Take(MostWaiting).Where(MessageKey.IsWellFormed).Select(key => MessageKey.ExternalId(visitor.Address, key))];

    private SendAnswer Refused(string code, Language language) => new(false, null, code, ChatRefusals.Say(live.Content.Phrases, code, language));
}
