using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;
using SupportHub.Domain;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;
using SupportHub.Web.Access;
using SupportHub.Web.Conversations;
using SupportHub.Web.Sms;

namespace SupportHub.Web.Inbox;

/// <summary>Writes to the client or to colleagues. What is typed is kept until it was sent, also across a reload.</summary>
public sealed partial class Composer(
    ReplyToClient reply, AddNote addNote, Drafts drafts, Signals signals, RecipientDay day, EventStore log, IOptions<TwilioOptions> options, TimeProvider clock,
    IJSRuntime script)
{
    private static readonly TimeSpan s_between = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_aMinute = TimeSpan.FromMinutes(1);

    private Draft _draft = Draft.Empty;
    private bool _sending;
    private Guid _asked;
    private Guid _meant;
    private long? _told;
    private (Guid, long)? _looked;
    private long _lookedAt;
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;
    private DateTimeOffset? _night;

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

    // What wakes nobody is what Enter does.
    private string Sends => this switch
    {
        { Silenced: true } => W.CannotSend(Header),
        { _draft.IsNote: true } => W["Save note"],
        { Later: { } morning } => W["Send at {0} their time", Told(morning)],
        { HasAsked: true } => W["Send all the same"],
        _ => W["Send"],
    };

    private bool IsText => Header.Channel == Channel.Sms && !_draft.IsNote;

    /// <summary>When the morning begins for a client who sleeps, perhaps, and has not just written.</summary>
    private DateTimeOffset? Later => IsText && !Silenced && _draft.Text.Length > 0 ? _night : null;

    private string LocalNow => Told(clock.GetUtcNow());

    protected override async Task OnParametersSetAsync()
    {
        if (Header.Channel != Channel.Sms || (_looked is { } looked && looked == (Header.Id, Header.Version) && clock.GetElapsedTime(_lookedAt) < s_aMinute)) return;
        (_looked, _lookedAt) = ((Header.Id, Header.Version), clock.GetTimestamp());
        var local = await day.Of(Header.Id, CancellationToken.None);
        var conversation = await log.Conversations.Load(Header.Id, CancellationToken.None);
        (_zone, _night) = (local.Zone, conversation?.State.IsAwaitingWords(clock.GetUtcNow()) == false ? local.Until : null);
    }

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

    private string Told(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone).ToString("t", CultureInfo.CurrentCulture);

    private async Task Send(DateTimeOffset? notBefore = null)
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
                : reply.Run(Header.Id, text, Me, CancellationToken.None, notBefore));
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
