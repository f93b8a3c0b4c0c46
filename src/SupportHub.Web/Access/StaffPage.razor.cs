using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using SupportHub.Domain;
using SupportHub.Domain.Counties;
using SupportHub.Store.Records;
using SupportHub.Web.Layout;

namespace SupportHub.Web.Access;

public sealed partial class StaffPage(
    StaffDirectory staff, CountyDirectory directory, CurrentStaff current, NavigationManager navigation,
    DialogService dialogs, IStringLocalizer<Words> words)
{
    private IReadOnlyList<StaffRow> _rows = [];
    private IReadOnlyDictionary<string, County> _counties = new Dictionary<string, County>();
    private Guid _me;
    private StaffForm.Draftsheet? _draft;
    private Refusal? _refusal;
    private OneTimeLink? _link;

    protected override async Task OnInitializedAsync()
    {
        _me = (await current.Get()).Id;
        _counties = (await directory.All(CancellationToken.None)).ToDictionary(county => county.Fips);
        await Load();
    }

    private async Task Load() => _rows = await staff.All(CancellationToken.None);

    private void Begin() => Edit(null);

    private void Edit(StaffRow? row)
    {
        (_refusal, _link) = (null, null);
        _draft = row is null ? new() : new() { Id = row.Id, SignInName = row.SignInName, Name = row.Name, Roles = [.. row.Roles], Counties = [.. row.Counties] };
    }

    private void Leave() => (_draft, _refusal) = (null, null);

    private async Task Save()
    {
        if (_draft is not { } draft)
            return;
        var saved = draft.Id is { } id
            ? await staff.SetAccess(id, draft.Roles, draft.Counties, _me, CancellationToken.None)
            : await staff.Add(draft.ToDraft(), _me, CancellationToken.None);
        _refusal = saved.Refusal;
        if (_refusal is not null)
            return;
        _draft = null;
        await Load();
        if (draft.Id is null)
            await MakeLink(_rows.Single(row => row.Id == saved.Events[0]));
    }

    private async Task AskForLink(StaffRow row)
    {
        var sure = await dialogs.Confirm(
            words["{0} is signed out everywhere, and the password stops working. The new link lets {0} choose another.", row.Name],
            words["A new sign-in link?"],
            new ConfirmOptions { OkButtonText = words["Make the link"], CancelButtonText = words["Leave it"] });
        if (sure == true)
            await MakeLink(row);
    }

    private async Task MakeLink(StaffRow row)
    {
        var link = await staff.Reset(row.Id, _me, CancellationToken.None);
        _refusal = link.Refusal;
        _link = link.Refusal is null ? new(row.Name, navigation.ToAbsoluteUri(link.Events[0]).ToString()) : null;
        await Load();
    }

    private async Task Switch(StaffRow row)
    {
        var switched = row.Disabled
            ? await staff.Enable(row.Id, _me, CancellationToken.None)
            : await staff.Disable(row.Id, _me, CancellationToken.None);
        (_refusal, _link) = (switched.Refusal, null);
        await Load();
    }

    private sealed record OneTimeLink(string Name, string Address);
}
