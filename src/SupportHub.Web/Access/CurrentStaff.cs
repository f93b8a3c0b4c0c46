using Microsoft.AspNetCore.Components.Authorization;

namespace SupportHub.Web.Access;

/// <summary>The signed-in person of this page (its circuit, or its request while it is prerendered).</summary>
public sealed class CurrentStaff(AuthenticationStateProvider session)
{
    /// <summary>Null once the session has ended, also in the middle of a circuit.</summary>
    public async Task<Staff?> Find() => Staff.Of((await session.GetAuthenticationStateAsync()).User);

    /// <summary>For pages behind a policy, where somebody is always signed in.</summary>
    public async Task<Staff> Get() =>
        await Find() ?? throw new InvalidOperationException("Nobody is signed in; is the page behind a policy?");
}
