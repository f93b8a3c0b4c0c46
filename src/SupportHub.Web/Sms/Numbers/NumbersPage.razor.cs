using SupportHub.Domain;
using SupportHub.Store.Records;
using SupportHub.Web.Access;

namespace SupportHub.Web.Sms.Numbers;

/// <summary>Which numbers of ours clients text, and what each is for.</summary>
public sealed partial class NumbersPage(HubNumbers numbers, MessagingServices services, CurrentStaff current)
{
    private IReadOnlyList<HubNumber> _numbers = [];
    private IReadOnlyList<MessagingService> _services = [];
    private NumberDraft? _draft;
    private Refusal? _refusal;
    private string? _kept;

    protected override Task OnInitializedAsync() => Read();

    private async Task Read() =>
        (_numbers, _services) = (await numbers.All(CancellationToken.None), await services.All(CancellationToken.None));

    private void Edit(HubNumber? number)
    {
        (_refusal, _kept) = (null, null);
        _draft = number is null ? new() : NumberDraft.Of(number);
    }

    private void Leave() => (_draft, _refusal) = (null, null);

    private async Task Save()
    {
        if (_draft is not { } draft) return;
        var decided = draft.ToNumber();
        _refusal = decided.Refusal
            ?? (draft.Before is null && _numbers.Any(known => known.Number == decided.Events[0].Number) ? new Refusal("number-taken") : null);
        if (_refusal is not null) return;
        await numbers.Save(decided.Events[0], (await current.Get()).Id, CancellationToken.None);
        (_draft, _kept) = (null, decided.Events[0].Name);
        await Read();
    }

    private string Place(HubNumber number) =>
        string.Join(", ", new[] { number.Program, number.State }.OfType<string>()) is { Length: > 0 } place ? place : L["any"];
}
