using Microsoft.AspNetCore.Components;
using SupportHub.Domain;
using SupportHub.Web.Access;
using SupportHub.Web.Cases;
using SupportHub.Web.Inbox;

namespace SupportHub.Web.Liaison;

/// <summary>What a county can do about an escalation that is open.</summary>
public sealed partial class EscalationActions(AcknowledgeEscalation acknowledge, LogCall call, AnswerEscalation answer, DeclineEscalation decline)
{
    private string _text = "";
    private bool _declining;
    private bool _busy;

    [Parameter, EditorRequired]
    public CaseSummary Case { get; set; } = default!;

    [Parameter, EditorRequired]
    public Staff Me { get; set; } = default!;

    [Parameter]
    public EventCallback<Refusal?> Refused { get; set; }

    private Task Say() => Act(() => _declining
        ? decline.Run(Case.Id, _text, Me, CancellationToken.None)
        : answer.Run(Case.Id, _text, Me, CancellationToken.None));

    private async Task Act(Func<Task<Refusal?>> action)
    {
        if (_busy) return;
        _busy = true;
        try
        {
            await Refused.InvokeAsync(await Stale.Guard(action));
        }
        finally
        {
            _busy = false;
        }
    }
}
