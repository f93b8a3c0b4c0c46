using Microsoft.AspNetCore.Components;
using SupportHub.Domain;
using SupportHub.Domain.Cases;
using SupportHub.Domain.Counties;
using SupportHub.Store.Records;
using SupportHub.Web.Access;
using SupportHub.Web.Counties;
using SupportHub.Web.Inbox;

namespace SupportHub.Web.Cases;

/// <summary>Asks a county for help: which, about what, and by when it calls. The clock times shown are those the client will be told.</summary>
public sealed partial class EscalateForm(EscalateCase escalate, CountyDirectory directory, CountyCalendars calendars, TimeProvider clock)
{
    private IReadOnlyList<County> _counties = [];
    private County? _county;
    private string _typed = "";
    private string? _number;
    private EscalationReason _reason;
    private string _need = "";
    private PromiseTerm _term = PromiseTerm.OneHour;
    private Refusal? _refusal;
    private bool _sending;

    [Parameter, EditorRequired]
    public ConversationHeader Header { get; set; } = default!;

    [Parameter, EditorRequired]
    public Staff Me { get; set; } = default!;

    /// <summary>The number of the case the conversation is linked to, if it is.</summary>
    [Parameter]
    public string? Number { get; set; }

    [Parameter]
    public EventCallback Close { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _number = Number;
        _counties = await directory.All(CancellationToken.None);
        _county = _counties.FirstOrDefault(county => county.Fips == Header.County);
        if (_county is not null) _typed = W.County(_county);
    }

    private void FindCounty(ChangeEventArgs change)
    {
        _typed = (change.Value as string ?? "").Trim();
        // A bare name will do where only one county has it.
        var named = _counties.Where(county =>
            W.County(county).Equals(_typed, StringComparison.OrdinalIgnoreCase)
            || county.Name.Equals(_typed, StringComparison.OrdinalIgnoreCase)).ToList();
        _county = named is [var one] ? one : null;
        if (_county is not null) _typed = W.County(_county);
    }

    private string? Due(PromiseTerm term)
    {
        var now = clock.GetUtcNow();
        return _county is { } county && term.Due(calendars, county, now) is { } due
            ? W.Clock(due, now, TimeZoneInfo.FindSystemTimeZoneById(county.ZoneId))
            : null;
    }

    private async Task Escalate()
    {
        if (_sending) return;
        _sending = true;
        try
        {
            var request = new EscalationRequest(Header.Id, _county?.Fips, _number, _reason, _need, _term);
            _refusal = await Stale.Guard(() => escalate.Run(request, Me, CancellationToken.None));
            if (_refusal is null) await Close.InvokeAsync();
        }
        finally
        {
            _sending = false;
        }
    }
}
