using Microsoft.AspNetCore.Components;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;

namespace SupportHub.Web.Inbox;

/// <summary>What the client answered when asked about a person's help; nothing before that.</summary>
public sealed partial class HelpSaid(EventStore store)
{
    private HelpRating? _said;
    private long _read;

    [Parameter, EditorRequired]
    public Guid Conversation { get; set; }

    /// <summary>The version of the conversation that is shown.</summary>
    [Parameter, EditorRequired]
    public long Version { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_read == Version) return;
        _read = Version;
        _said = (await store.Conversations.Load(Conversation, CancellationToken.None))?.State.Rating;
    }
}
