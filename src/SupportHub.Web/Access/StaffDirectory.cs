using Microsoft.EntityFrameworkCore;
using SupportHub.Domain;

namespace SupportHub.Web.Access;

/// <summary>One line of the staff page.</summary>
public sealed record StaffRow(
    Guid Id, string SignInName, string Name, bool Disabled, bool HasPassword, IReadOnlyList<string> Roles, IReadOnlyList<string> Counties)
{
    /// <summary>As the gate would have it.</summary>
    public bool SeesEveryCounty => CountyGate.For(new(Id, Name, Roles.ToHashSet(), Counties.ToHashSet())).Counties is null;
}

/// <summary>
/// The staff accounts. The page, the command line, the first start and the demo all change them here, so that every
/// change is checked and audited alike. <c>by</c> is who asks; null is the command line.
/// </summary>
public sealed class StaffDirectory(IServiceScopeFactory scopes, StaffSessions sessions)
{
    /// <summary>How long a one-time link to choose a password works.</summary>
    public static TimeSpan LinkLifetime { get; } = TimeSpan.FromHours(72);

    public async Task<IReadOnlyList<StaffRow>> All(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<StaffDatabase>();
        var given = await database.UserRoles.Join(database.Roles, row => row.RoleId, role => role.Id, (row, role) => new { row.UserId, role.Name }).ToListAsync(ct);
        var roles = given.ToLookup(row => row.UserId, row => row.Name!);
        var members = await database.Users.AsNoTracking().Include(member => member.Counties).OrderBy(member => member.NormalizedUserName).ToListAsync(ct);
        return [.. members.Select(member => new StaffRow(
            member.Id, member.UserName!, member.DisplayName, member.Disabled, member.PasswordHash is not null,
            [.. roles[member.Id].Order(StringComparer.Ordinal)], [.. member.Counties.Select(county => county.Fips).Order(StringComparer.Ordinal)]))];
    }

    public async Task<bool> IsEmpty(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return !await scope.ServiceProvider.GetRequiredService<StaffDatabase>().Users.AnyAsync(ct);
    }

    /// <summary>A new account without a password: <see cref="Reset"/> makes the link to choose one.</summary>
    public Task<Decision<Guid>> Add(StaffDraft draft, Guid? by, CancellationToken ct) =>
        Change(by, change => change.Add(draft, password: null), ct);

    internal Task<Decision<Guid>> AddWithPassword(StaffDraft draft, string password, bool onlyFirst, CancellationToken ct) =>
        Change<Guid>(null, async change =>
        {
            if (onlyFirst && !await change.IsFirst())
                return new Refusal("link-used");
            return await change.Add(draft, password);
        }, ct);

    /// <summary>Other roles or counties; the person signs in again with them.</summary>
    public Task<Decision<Guid>> SetAccess(Guid id, IReadOnlyCollection<string> roles, IReadOnlyCollection<string> counties, Guid? by, CancellationToken ct) =>
        Change(by, change => change.SetAccess(id, roles, counties), ct);

    public Task<Decision<Guid>> Disable(Guid id, Guid? by, CancellationToken ct) => Change(by, change => change.Disable(id), ct);

    public Task<Decision<Guid>> Enable(Guid id, Guid? by, CancellationToken ct) => Change(by, change => change.Enable(id), ct);

    /// <summary>
    /// Ends the password and the sessions, and answers the path (with query) of a link that lets the person choose a new
    /// password, once, within <see cref="LinkLifetime"/>.
    /// </summary>
    public Task<Decision<string>> Reset(Guid id, Guid? by, CancellationToken ct) => Change(by, change => change.Reset(id), ct);

    internal Task<Decision<Guid>> UseLink(Guid id, string token, string password, CancellationToken ct) =>
        Change(id, change => change.UseLink(id, token, password), ct);

    private async Task<Decision<T>> Change<T>(Guid? by, Func<StaffChange, Task<Decision<T>>> make, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var change = ActivatorUtilities.CreateInstance<StaffChange>(scope.ServiceProvider);
        var decision = await change.InTransaction(by, make, ct);
        if (decision.Refusal is null)
            foreach (var ended in change.SessionsEnded)
                sessions.End(ended);
        return decision;
    }
}
