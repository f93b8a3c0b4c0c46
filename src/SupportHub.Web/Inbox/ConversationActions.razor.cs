using System.Globalization;
using Microsoft.AspNetCore.Components;
using SupportHub.Domain;
using SupportHub.Domain.Languages;
using SupportHub.Web.Access;

namespace SupportHub.Web.Inbox;

/// <summary>What can be done with a conversation as a whole. What came of it is seen when the log says so.</summary>
public sealed partial class ConversationActions(
    AssignConversation assign, GiveBackConversation giveBack, ResolveConversation resolve, ChangeLanguage changeLanguage)
{
    [Parameter, EditorRequired]
    public ConversationHeader Header { get; set; } = default!;

    [Parameter, EditorRequired]
    public Staff Me { get; set; } = default!;

    [Parameter]
    public EventCallback<Refusal?> Refused { get; set; }

    private Task SetLanguage(ChangeEventArgs change) =>
        int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Act(() => changeLanguage.Run(Header.Id, (Language)number, Me, CancellationToken.None))
            : Task.CompletedTask;

    // An action that was asked for is carried through even if the page is left meanwhile.
    private async Task Act(Func<Task<Refusal?>> action) => await Refused.InvokeAsync(await Stale.Guard(action));
}
