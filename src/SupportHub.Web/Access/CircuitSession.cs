using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace SupportHub.Web.Access;

/// <summary>
/// The session inside an open page. A page lives for hours on one request, so it is told when the session ends on this
/// node and asks again every half minute for the case that it ended on another.
/// </summary>
internal sealed class CircuitSession : RevalidatingServerAuthenticationStateProvider
{
    private readonly StaffSessions _sessions;

    public CircuitSession(ILoggerFactory logs, StaffSessions sessions) : base(logs)
    {
        _sessions = sessions;
        _sessions.Ended += OnEnded;
    }

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState state, CancellationToken cancellationToken) =>
        _sessions.Stands(state.User, cancellationToken);

    private async void OnEnded(Guid staff)
    {
        try
        {
            if (Staff.Of((await GetAuthenticationStateAsync()).User)?.Id == staff)
                SetAuthenticationState(Task.FromResult(new AuthenticationState(new())));
        }
        catch (InvalidOperationException)
        {
            // A scope outside a page never had a session to end.
        }
    }

    protected override void Dispose(bool disposing)
    {
        _sessions.Ended -= OnEnded;
        base.Dispose(disposing);
    }
}
