using Microsoft.AspNetCore.Components;
using SupportHub.Domain;
using SupportHub.Domain.Conversations;
using SupportHub.Web.Access;

namespace SupportHub.Web.Inbox;

/// <summary>One open conversation, with what belongs to it at its side. It follows its own stream and its case's.</summary>
public sealed partial class ConversationPane(ConversationQuery conversations, SendAgain sendAgain, Drafts drafts, NavigationManager navigation)
{
    private const int Step = 100;

    private ConversationHeader? _header;
    private IReadOnlyList<ConversationLine> _lines = [];
    private int _count = Step;
    private bool _more;
    private bool _details;
    private ElementReference _opensDetails;
    private bool _forgotten;
    private Refusal? _refusal;

    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    [Parameter, EditorRequired]
    public Staff Me { get; set; } = default!;

    /// <summary>The queue it was opened from, for phones, which show one or the other.</summary>
    [Parameter, EditorRequired]
    public string Back { get; set; } = "";

    [Inject]
    private ReaderZone Zone { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Follow(happened => happened.StreamId == Id || happened.StreamId == _header?.CaseId, Read);
        Tick();
        await InTurn(Read);
        if (_header is null) navigation.NotFound();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && await Zone.Ask()) StateHasChanged();
        if (_header is { IsErased: true } && !_forgotten)
        {
            // What was being written to or about the client, in this browser.
            _forgotten = true;
            await drafts.Keep(Me.Id, Id, Draft.Empty);
        }
    }

    private async Task Read()
    {
        _header = await conversations.Header(Id, Gone);
        var lines = await conversations.Lines(Id, _count + 1, Gone);
        _more = lines.Count > _count;
        _lines = _more ? [.. lines.Skip(1)] : lines;
    }

    private Task ShowMore()
    {
        _count += Step;
        return InTurn(Read);
    }

    private async Task CloseDetails()
    {
        _details = false;
        await _opensDetails.FocusAsync();
    }

    private void Refused(Refusal? refusal) => _refusal = refusal;

    private async Task SendTextAgain(Guid message) => _refusal = await sendAgain.Run(Id, message, Me, CancellationToken.None);

    private string State(ConversationHeader header) => header switch
    {
        { IsErased: true } => W["Erased"],
        { Resolved: true } => W["Resolved"],
        { Assignee: { } agent } when agent == Me.Id => W["You have this conversation"],
        { Owner: { } owner } => W["{0} has this conversation", owner],
        { Holder: Holder.Bot } => W["The bot is answering. Take it, and the bot falls silent."],
        _ => W["Nobody has taken this yet"],
    };

    private string OptedOut(ConversationHeader header)
    {
        var since = header.OptedOutAt is { } at ? W.Clock(at, Now, Zone.Zone) : W["earlier"];
        return header.CannotSend
            ? W["The client opted out of texts ({0}). Nothing can be sent to this number until they text START, EMPEZAR or 開始.", since]
            : W["The client opted out of texts ({0}). They can still be answered here in the chat.", since];
    }
}
