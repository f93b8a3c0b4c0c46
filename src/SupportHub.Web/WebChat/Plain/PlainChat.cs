using System.Security.Cryptography;
using System.Text;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Store.Events;
using SupportHub.Store.Records;
using SupportHub.Web.Content;
using SupportHub.Web.Conversations;
using SupportHub.Web.WebChat.Codes;

namespace SupportHub.Web.WebChat.Plain;

/// <summary>The chat's own acts, one a post: the same visitors, the same door, the same conversation.</summary>
internal sealed class PlainChat(
    Visitors visitors, Sites sites, ChatLog chat, ChatStates states, MessageIntake intake, ChatPace pace, CodesByText codes, EventStore log, LiveContent live,
    TimeProvider clock)
{
    // The bot answers in a moment: one page instead of two.
    private const int Looks = 12;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(150);
    private static readonly Act s_contact = new("contact");

    /// <summary>Does what the form says and answers the page; null when the site is none of ours.</summary>
    public async Task<PlainView?> Do(PlainForm form, HttpContext http, CancellationToken ct)
    {
        if (form.Site is not { Length: > 0 and < 100 } key || await sites.ByKey(key, ct) is not { } site) return null;
        var language = LanguageCodes.Parse(form.Speak ?? form.Language) ?? site.DefaultLanguage;
        var view = new PlainView { Site = site, Language = language, Phrases = live.Content.Phrases, Key = NewKey(), Seen = form.Seen, Draft = form.Text, Code = form.Code };
        var visitor = await Who(form, language, ct);
        if (visitor is null) return view;

        view = view with { Token = visitor.Value.Token };
        if (form.Speak is not null) await Speak(visitor.Value.Visitor, ct);
        view = form switch
        {
            _ when form.Speak is not null => view,
            { Choice: not null } or { Do: "send" } => await Send(form, visitor.Value.Visitor, view, ct),
            { Do: "move" or "open" } => await Ask(form, visitor.Value.Visitor, http, view, ct),
            { Do: "confirm" } => await Confirm(form, visitor.Value.Visitor, view, ct),
            _ => view,
        };
        if (view is { Code: not null, Ask: null }) view = view with { CodeHint = await codes.Hint(visitor.Value.Visitor, ct) };
        return await Filled(view, form, ct);
    }

    // Who only looks is nobody yet.
    private async Task<(Visitor Visitor, string Token)?> Who(PlainForm form, Language language, CancellationToken ct)
    {
        var token = form.Token;
        if (await visitors.Recognise(token, form.Site, language.Code(), ct) is not { } known)
        {
            if (form.Choice is null && form.Do is not ("send" or "move" or "open")) return null;
            token = (await visitors.Welcome(new(form.Site, language.Code()), ct))?.Token;
            if (await visitors.Recognise(token, form.Site, language.Code(), ct) is not { } welcomed) return null;
            known = welcomed;
        }
        return (known, token!);
    }

    private async Task Speak(Visitor visitor, CancellationToken ct)
    {
        if (await chat.ConversationOf(visitor.Contact, ct) is { } conversation)
            await log.Conversations.Update(conversation, c => c.ChangeLanguage(visitor.Language, clock.GetUtcNow()), s_contact, CancellationToken.None);
    }

    private async Task<PlainView> Send(PlainForm form, Visitor visitor, PlainView view, CancellationToken ct)
    {
        var offered = await Offered(visitor, ct);
        var choice = offered.FirstOrDefault(choice => choice.Value == form.Choice);
        var text = form.Choice is null ? form.Text : choice?.Label;
        if (string.IsNullOrWhiteSpace(text)) return view;
        if (!pace.Allows(visitor.Contact)) return view with { Notice = Refused(view, ChatRefusals.TooMany) };
        var receipt = await intake.Receive(
            visitor.Says(MessageKey.ExternalId(visitor.Address, KeyOf(form, text)), text, choice?.Value), CancellationToken.None);
        if (receipt.Refusal is { } refusal) return view with { Notice = Refused(view, refusal.Code) };
        await Answered(receipt.ConversationId, ct);
        return view with { Draft = choice is null ? "" : form.Text };
    }

    private async Task<IReadOnlyList<Choice>> Offered(Visitor visitor, CancellationToken ct) =>
        await chat.ConversationOf(visitor.Contact, ct) is { } conversation && (await chat.After(conversation, 0, [], ct)).Lines is [.., { Choices: { } offered }] ? offered : [];

    private async Task Answered(Guid conversation, CancellationToken ct)
    {
        for (var look = 0; look < Looks; look++)
        {
            if (await log.Conversations.Load(conversation, ct) is not { State: { Holder: Holder.Bot, Unanswered.IsEmpty: false } }) return;
            await Task.Delay(s_pause, ct);
        }
    }

    private async Task<PlainView> Ask(PlainForm form, Visitor visitor, HttpContext http, PlainView view, CancellationToken ct)
    {
        var asked = await codes.Ask(visitor, form.Phone, form.Do == "open" ? CodePurpose.Open : CodePurpose.Move, CodeEndpoints.From(http), ct);
        return view with { Notice = asked.Text, Phone = asked.Ok ? null : form.Phone, Code = asked.Id };
    }

    private async Task<PlainView> Confirm(PlainForm form, Visitor visitor, PlainView view, CancellationToken ct)
    {
        var done = await codes.Confirm(visitor, form.Code, form.Digits, form.Who, ct);
        return view with
        {
            Notice = done.Text, Token = done.Token ?? view.Token, Ask = done.Ask, Seen = done.Token is null ? view.Seen : 0,
            Code = done.Ok ? null : form.Code, Digits = done.Ask is null ? null : form.Digits,
        };
    }

    private async Task<PlainView> Filled(PlainView view, PlainForm form, CancellationToken ct)
    {
        if (await visitors.Recognise(view.Token, view.Site.Key, view.Language.Code(), ct) is not { } visitor
            || await chat.ConversationOf(visitor.Contact, ct) is not { } conversation) return view;
        var lines = await chat.After(conversation, 0, [], ct);
        var state = (await states.Of([conversation], ct))[conversation];
        var nothing = form.Do == "look" && lines.Position <= form.Seen;
        return view with
        {
            Lines = lines.Lines, Position = lines.Position, ByText = state.ByText, Wait = state.Wait?.Text,
            Notice = view.Notice ?? (nothing ? view.Say(PhraseKeys.PlainNothingNew) : null),
        };
    }

    private static string Refused(PlainView view, string code) => ChatRefusals.Say(view.Phrases, code, view.Language) ?? view.Say(PhraseKeys.PlainNotSent);

    /// <summary>The same form twice is one message; other words in a form that was gone back to are another.</summary>
    private static string KeyOf(PlainForm form, string text) => MessageKey.IsWellFormed(form.Key) && form.Key!.Length <= 40
        ? $"{form.Key}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]}"
        : NewKey();

    private static string NewKey() => Guid.NewGuid().ToString("N");
}
