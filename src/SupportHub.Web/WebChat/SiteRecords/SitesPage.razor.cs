using Microsoft.AspNetCore.Components;
using SupportHub.Domain;
using SupportHub.Store.Records;
using SupportHub.Web.Access;
using SupportHub.Web.WebChat.Identity;

namespace SupportHub.Web.WebChat.SiteRecords;

/// <summary>Which web sites carry the chat, and how.</summary>
public sealed partial class SitesPage
{
    private IReadOnlyList<Site> _sites = [];
    private Guid _me;
    private string _hub = "";
    private SiteDraft? _draft;
    private Refusal? _refusal;
    private NewSecret? _secret;
    private string? _kept;

    [Inject]
    private Sites Records { get; set; } = default!;

    [Inject]
    private CurrentStaff Current { get; set; } = default!;

    [Inject]
    private IServiceProvider Services { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _me = (await Current.Get()).Id;
        _hub = Services.GetRequiredService<PublicAddress>().Of("");
        await Load();
    }

    private async Task Load() => _sites = await Records.All(CancellationToken.None);

    private void Edit(Site? site)
    {
        (_refusal, _secret, _kept) = (null, null, null);
        _draft = site is null ? new() : SiteDraft.Of(site);
    }

    private void Leave() => (_draft, _refusal) = (null, null);

    private async Task Save()
    {
        if (_draft is not { } draft) return;
        var decided = draft.ToSite();
        _refusal = decided.Refusal ?? (draft.Before is null && _sites.Any(site => site.Key == draft.Key) ? new Refusal("key-taken") : null);
        if (_refusal is not null) return;
        var site = decided.Events[0];
        await Records.Save(site, _me, draft.Before is null ? "site-added" : site.Retired && !draft.Before.Retired ? "site-retired" : "site-changed", CancellationToken.None);
        (_draft, _kept) = (null, site.Name);
        await Load();
    }

    private async Task MakeSecret()
    {
        if (_draft?.Before is not { } site) return;
        var (secret, kept) = Services.GetRequiredService<SignedIdentity>().NewSecret();
        await Records.Save(site with { IdentitySecret = kept }, _me, "site-secret-made", CancellationToken.None);
        _secret = new(site.Name, secret);
        _draft = null;
        await Load();
    }

    private sealed record NewSecret(string Name, string Value);
}
