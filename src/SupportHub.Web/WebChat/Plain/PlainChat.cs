using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Store.Events;
using SupportHub.Store.Records;
using SupportHub.Web.Content;
using SupportHub.Web.WebChat.Codes;

namespace SupportHub.Web.WebChat.Plain;

/// <summary>The chat's own acts, one a post: the same visitors, the same door, the same conversation.</summary>
internal sealed class PlainChat(
    PlainVisits visits, PlainWords words, Sites sites, ChatLog chat, ChatStates states, CodesByText codes, EventStore log, LiveContent live, TimeProvider clock)
{
    private static readonly Act s_contact = new("contact");

    public static string NewKey() => Guid.NewGuid().ToString("N");

    /// <summary>Does what the form says and answers the page; null when the site is none of ours.</summary>
    public async Task<PlainView?> Do(PlainForm form, HttpContext http, CancellationToken ct)
    {
        if (form.Site is not { Length: > 0 and < 100 } key || await sites.ByKey(key, ct) is not { } site) return null;
        var view = new PlainView
        {
            Site = site, Language = LanguageCodes.Parse(form.Speak ?? form.Language) ?? site.DefaultLanguage, Phrases = live.Content.Phrases, Key = NewKey(),
            Seen = form.Seen, Draft = form.Text, Remark = form.Words, Code = form.Code, Refused = form.Refused,
            Token = PlainVisits.TokenOf(form),
        };
        if (form.IsTooFast)
            view = view with { Notice = ChatRefusals.Say(view.Phrases, ChatRefusals.TooMany, view.Language), Phone = form.Phone, Digits = form.Digits };
        // Who only looks is nobody yet.
        if (await visits.Of(form, form.Brings, ct) is not { Visitor: var visitor } visit) return view;

        view = view with { Token = visit.Token };
        if (form is { Speak: not null, IsTooFast: false }) await Speak(visitor, ct);
        view = form switch
        {
            { IsTooFast: true } or { Speak: not null } => view,
            { Choice: not null } or { Do: "send" } => await words.Send(form, visitor, view, ct),
            { Rate: not null } or { Do: "remark" or "unremarked" } => await words.Rate(form, visitor, view, ct),
            { Do: "move" or "open" } => await Ask(form, visitor, http, view, ct),
            { Do: "confirm" } => await Confirm(form, visitor, view, ct),
            _ => view,
        };
        if (view is { Code: not null, Ask: null }) view = view with { CodeHint = await codes.Hint(visitor, ct) };
        return await Filled(view with { Attached = await words.Attached(form, visitor, ct) }, form, ct);
    }

    private async Task Speak(Visitor visitor, CancellationToken ct)
    {
        if (await chat.ConversationOf(visitor.Contact, ct) is { } conversation)
            await log.Conversations.Update(conversation, c => c.ChangeLanguage(visitor.Language, clock.GetUtcNow()), s_contact, CancellationToken.None);
    }

    private async Task<PlainView> Ask(PlainForm form, Visitor visitor, HttpContext http, PlainView view, CancellationToken ct)
    {
        var asked = await codes.Ask(visitor, form.Phone, form.Do == "open" ? CodePurpose.Open : CodePurpose.Move, http.RemoteAddress(), ct);
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

    // A proved phone may have made the visitor somebody else.
    private async Task<PlainView> Filled(PlainView view, PlainForm form, CancellationToken ct)
    {
        if (await visits.Of(form with { Token = view.Token }, brings: false, ct) is not { Visitor: var visitor }
            || await chat.ConversationOf(visitor.Contact, ct) is not { } conversation) return view;
        var lines = await chat.After(conversation, 0, [], ct);
        var state = (await states.Of([conversation], ct))[conversation];
        var nothing = form is { Do: "look", Refused.Count: 0 } && lines.Position <= form.Seen && state.Survey is not { Step: not "thanks" };
        return view with
        {
            Lines = lines.Lines, Position = lines.Position, ByText = state.ByText, Wait = state.Wait?.Text, Survey = state.Survey,
            Notice = view.Notice ?? (nothing ? view.Say(PhraseKeys.PlainNothingNew) : null),
        };
    }
}
