using Microsoft.AspNetCore.Components;
using SupportHub.Domain;
using SupportHub.Domain.Contacts;
using SupportHub.Store.Records;
using SupportHub.Web.Access;

namespace SupportHub.Web.Sms.Numbers;

/// <summary>The services whose rate our numbers share.</summary>
public sealed partial class ServicesPanel(MessagingServices services, CurrentStaff current)
{
    private ServiceDraft? _draft;
    private Refusal? _refusal;
    private string? _kept;

    [Parameter, EditorRequired] public IReadOnlyList<MessagingService> Services { get; set; } = [];

    [Parameter, EditorRequired] public IReadOnlyList<HubNumber> Numbers { get; set; } = [];

    /// <summary>One was added or changed.</summary>
    [Parameter, EditorRequired] public EventCallback OnKept { get; set; }

    private void Edit(MessagingService? service)
    {
        (_refusal, _kept) = (null, null);
        _draft = service is null ? new() : ServiceDraft.Of(service);
    }

    private void Leave() => (_draft, _refusal) = (null, null);

    private async Task Save()
    {
        if (_draft is not { } draft) return;
        var decided = draft.ToService();
        _refusal = decided.Refusal
            ?? (draft.Before is null && Services.Any(known => known.Name == decided.Events[0].Name) ? new Refusal("service-taken") : null);
        if (_refusal is not null) return;
        await services.Save(decided.Events[0], (await current.Get()).Id, CancellationToken.None);
        (_draft, _kept) = (null, decided.Events[0].Name);
        await OnKept.InvokeAsync();
    }

    private string NumbersOf(MessagingService service) =>
        string.Join(", ", Numbers.Where(number => number.Service == service.Name).Select(number => PhoneNumber.Display(number.Number))) is { Length: > 0 } numbers
            ? numbers : L["none yet"];

    private string Rate(double rate) => rate == 0 ? L["no limit"] : rate.ToString("#,0.##", System.Globalization.CultureInfo.CurrentCulture);
}
