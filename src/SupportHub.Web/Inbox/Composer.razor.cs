using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SupportHub.Domain;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Messages;
using SupportHub.Web.Access;
using SupportHub.Web.Conversations;

namespace SupportHub.Web.Inbox;

/// <summary>Writes to the client or to colleagues. What is typed is kept until it was sent, also across a reload.</summary>
public sealed partial class Composer(ReplyToClient reply, AddNote addNote, Drafts drafts, Signals signals, TimeProvider clock, IJSRuntime script)
{
    private static readonly TimeSpan s_between = TimeSpan.FromSeconds(3);

    private Draft _draft = Draft.Empty;
    private bool _sending;
    private Guid _asked;
    private Guid _meant;
    private long? _told;

    [Parameter, EditorRequired]
    public ConversationHeader Header { get; set; } = default!;

    [Parameter, EditorRequired]
    public Staff Me { get; set; } = default!;

    [Parameter]
    public EventCallback<Refusal?> Refused { get; set; }

    // Others may read the phone: whoever writes there says once that they mean it.
    private bool Asks => Header.IsUnsafe && !_draft.IsNote && _meant != Header.Id;

    private bool HasAsked => Asks && _asked == Header.Id;

    private bool Silenced => Header.CannotSend && !_draft.IsNote;

    private string Hint => _draft.IsNote
        ? W["Only colleagues see this."]
        : W["The client reads {0}.", W.Language(Header.Language)];

    private string Placeholder => Silenced
        ? W.WhySilent(Header)
        : _draft.IsNote ? W["Write a note…"] : W["Write to the client…"];

    // Carriers bill and pace by segment; one is the rule and needs no word.
    private string? Size => Header.Channel == Channel.Sms && !_draft.IsNote && SmsText.Measure(_draft.Text) is { Segments: > 1 } size
        ? W["Sent as {0} texts", size.Segments]
        : null;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        await script.InvokeVoidAsync("supporthubInbox.sendOnCtrlEnter", "composer-text");
        if (await drafts.Find(Me.Id, Header.Id) is not { } kept || _draft.Text.Length > 0) return;
        _draft = kept;
        StateHasChanged();
    }

    private Task Choose(bool note)
    {
        _draft = _draft with { IsNote = note };
        return drafts.Keep(Me.Id, Header.Id, _draft);
    }

    // Bound, not set: what is typed while this is on its way would be overwritten in the browser by what was there before.
    private Task Typed(string? text)
    {
        _draft = _draft.With(text ?? "");
        TellWriting();
        return drafts.Keep(Me.Id, Header.Id, _draft);
    }

    // A colleague's note is nothing to the client, and neither is a reply that is taken back.
    private void TellWriting()
    {
        if (_draft.IsNote || _draft.Text.Length == 0 || Header.Channel != Channel.WebChat) return;
        if (_told is { } told && clock.GetElapsedTime(told) < s_between) return;
        _told = clock.GetTimestamp();
        signals.Tell(new(SignalKind.DeskWriting, Header.Id, Me.Id));
    }

    private async Task Send()
    {
        if (_sending || Silenced) return;
        if (Asks && !HasAsked)
        {
            _asked = Header.Id;
            return;
        }
        if (HasAsked) _meant = Header.Id;
        _sending = true;
        try
        {
            var (text, note) = (_draft.Text, _draft.IsNote);
            var refusal = await Stale.Guard(() => note
                ? addNote.Run(Header.Id, text, Me, CancellationToken.None)
                : reply.Run(Header.Id, text, Me, CancellationToken.None));
            if (refusal is null)
            {
                // What was typed while it was being sent is the next message.
                if (_draft.Text == text) _draft = _draft.With("");
                await drafts.Keep(Me.Id, Header.Id, _draft);
            }
            await Refused.InvokeAsync(refusal);
        }
        finally
        {
            _sending = false;
        }
    }
}
