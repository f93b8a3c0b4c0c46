using System.Security.Cryptography;
using System.Text;
using SupportHub.Domain.Conversations;
using SupportHub.Faq.Content;
using SupportHub.Store.Events;
using SupportHub.Store.Records;
using SupportHub.Web.Conversations;

namespace SupportHub.Web.WebChat.Plain;

/// <summary>What the client says by the form: a message with its files, a choice, what they think of the help. What is refused stays in the form.</summary>
internal sealed class PlainWords(ChatLog chat, MessageIntake intake, ClientFiles files, ChatPace pace, EventStore log, TimeProvider clock)
{
    // The bot answers in a moment: one page instead of two.
    private const int Looks = 12;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(150);
    private static readonly Act s_contact = new("contact");

    public async Task<PlainView> Send(PlainForm form, Visitor visitor, PlainView view, CancellationToken ct)
    {
        var choice = form.Choice is null ? null : (await Offered(visitor, ct)).FirstOrDefault(choice => choice.Value == form.Choice);
        var text = form.Choice is null ? form.Text : choice?.Label;
        var sent = form.Choice is null ? form.Files : [];
        if (string.IsNullOrWhiteSpace(text) && sent.Count == 0) return view;
        // A letter that was not kept is what the words are about: they wait for it.
        if (form.Choice is null && form.Refused.Count > 0) return view with { Notice = view.Say(PhraseKeys.PlainNotSentYet) };
        if (!pace.Allows(visitor.Contact)) return view with { Notice = Refused(view, ChatRefusals.TooMany) };
        var uploaded = await files.UploadedBy(visitor.Contact, [.. sent], ct);
        if (uploaded.Count < sent.Count) return view with { Notice = view.Say(PhraseKeys.PlainFileFailed) };

        var receipt = await intake.Receive(
            visitor.Says(MessageKey.ExternalId(visitor.Address, KeyOf(form, text)), text ?? "", choice?.Value) with
            {
                Files = [.. uploaded.Select(file => new MessageFile(file.Id, file.Name, null))],
            },
            CancellationToken.None);
        if (receipt.Refusal is { } refusal) return view with { Notice = Refused(view, refusal.Code) };
        await Answered(receipt.ConversationId, ct);
        return view with { Draft = choice is null ? "" : form.Text };
    }

    /// <summary>An answer to what is asked after a person's help; from a page of before, to a question that is answered, it changes nothing.</summary>
    public async Task<PlainView> Rate(PlainForm form, Visitor visitor, PlainView view, CancellationToken ct)
    {
        if (await chat.ConversationOf(visitor.Contact, ct) is not { } conversation) return view;
        if (!pace.Allows(visitor.Contact)) return view with { Notice = Refused(view, ChatRefusals.TooMany) };
        var said = form switch
        {
            { Rate: { } rating } => rating,
            { Do: "remark" } => form.Words,
            _ => "",
        };
        var updated = await log.Conversations.Update(conversation, c => SurveyWords.Answer(c, new(form.Step, said), clock.GetUtcNow()), s_contact, CancellationToken.None);
        return updated.Refusal is { } refusal ? view with { Notice = Refused(view, refusal.Code) } : view with { Remark = "" };
    }

    /// <summary>What was uploaded, and waits to be sent.</summary>
    public async Task<IReadOnlyList<ClientFile>> Attached(PlainForm form, Visitor visitor, CancellationToken ct) =>
        form.Files.Count == 0 ? [] : [.. (await files.UploadedBy(visitor.Contact, [.. form.Files], ct)).Where(file => file.MessageId is null)];

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

    private static string Refused(PlainView view, string code) => ChatRefusals.Say(view.Phrases, code, view.Language) ?? view.Say(PhraseKeys.PlainNotSent);

    /// <summary>The same form twice is one message; other words or files in a form that was gone back to are another.</summary>
    private static string KeyOf(PlainForm form, string? text) => form.Mark is { } mark
        ? $"{mark}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{text}\n{string.Join(',', form.Files)}")))[..16]}"
        : PlainChat.NewKey();
}
