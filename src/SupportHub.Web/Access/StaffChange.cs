using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SupportHub.Domain;

namespace SupportHub.Web.Access;

/// <summary>One change to the staff accounts: one transaction, one audit line.</summary>
internal sealed class StaffChange(StaffDatabase database, UserManager<StaffMember> members, RoleManager<IdentityRole<Guid>> roles)
{
    private Guid? _by;

    public HashSet<Guid> SessionsEnded { get; } = [];

    public async Task<Decision<T>> InTransaction<T>(Guid? by, Func<StaffChange, Task<Decision<T>>> make, CancellationToken ct)
    {
        _by = by;
        await using var transaction = await database.Database.BeginTransactionAsync(ct);
        // One change at a time over all nodes: "is this the first account?" and "is this the last administrator?" stay true until the commit.
        await database.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('staff'))", ct);
        var decision = await make(this);
        if (decision.Refusal is null)
            await transaction.CommitAsync(ct);
        return decision;
    }

    public async Task<bool> IsFirst() => !await database.Users.AnyAsync();

    public async Task<Decision<Guid>> Add(StaffDraft draft, string? password)
    {
        if ((draft.CheckName() ?? draft.CheckAccess()) is { } refusal)
            return refusal;
        if (await members.FindByNameAsync(draft.SignInName) is not null)
            return new Refusal("name-taken");
        var name = string.IsNullOrWhiteSpace(draft.Name) ? draft.SignInName : draft.Name.Trim();
        var member = new StaffMember { Id = Guid.CreateVersion7(), UserName = draft.SignInName, DisplayName = name };
        if (Refused(password is null ? await members.CreateAsync(member) : await members.CreateAsync(member, password)) is { } no)
            return no;
        await Give(member, draft);
        await Audit("staff-added", member, new { member.UserName, draft.Roles, draft.Counties });
        return member.Id;
    }

    public async Task<Decision<Guid>> SetAccess(Guid id, IReadOnlyCollection<string> wanted, IReadOnlyCollection<string> counties)
    {
        if (await Find(id) is not { } member)
            return new Refusal("not-there");
        var draft = new StaffDraft(member.UserName!, member.DisplayName, wanted, counties);
        if (draft.CheckAccess() is { } refusal)
            return refusal;
        if (!wanted.Contains(Roles.Admin) && await IsLastAdmin(member))
            return new Refusal("last-admin");
        await members.RemoveFromRolesAsync(member, await members.GetRolesAsync(member));
        member.Counties.Clear();
        await Give(member, draft);
        await EndSessions(member);
        await Audit("staff-access-set", member, new { roles = wanted, counties });
        return id;
    }

    public async Task<Decision<Guid>> Disable(Guid id)
    {
        if (await Find(id) is not { } member)
            return new Refusal("not-there");
        if (member.Disabled)
            return [];
        if (id == _by)
            return new Refusal("yourself");
        if (await IsLastAdmin(member))
            return new Refusal("last-admin");
        member.Disabled = true;
        await EndSessions(member);
        await Audit("staff-disabled", member, null);
        return id;
    }

    public async Task<Decision<Guid>> Enable(Guid id)
    {
        if (await Find(id) is not { } member)
            return new Refusal("not-there");
        if (!member.Disabled)
            return [];
        member.Disabled = false;
        await members.UpdateAsync(member);
        await Audit("staff-enabled", member, null);
        return id;
    }

    public async Task<Decision<string>> Reset(Guid id)
    {
        if (await Find(id) is not { } member)
            return new Refusal("not-there");
        if (member.Disabled)
            return new Refusal("disabled");
        await members.RemovePasswordAsync(member);
        await EndSessions(member);
        await Audit("staff-link-made", member, null);
        return $"/access/link/{id}?token={Uri.EscapeDataString(await members.GeneratePasswordResetTokenAsync(member))}";
    }

    public async Task<Decision<Guid>> UseLink(Guid id, string token, string password)
    {
        if (await Find(id) is not { Disabled: false } member)
            return new Refusal("link-used");
        if (Refused(await members.ResetPasswordAsync(member, token, password)) is { } no)
            return no;
        await members.SetLockoutEndDateAsync(member, null);
        await members.ResetAccessFailedCountAsync(member);
        SessionsEnded.Add(id);
        await Audit("staff-password-chosen", member, null);
        return id;
    }

    private Task<StaffMember?> Find(Guid id) => database.Users.Include(member => member.Counties).SingleOrDefaultAsync(member => member.Id == id);

    private async Task Give(StaffMember member, StaffDraft draft)
    {
        foreach (var role in draft.Roles)
            if (!await roles.RoleExistsAsync(role))
                await roles.CreateAsync(new(role) { Id = Guid.CreateVersion7() });
        await members.AddToRolesAsync(member, draft.Roles);
        member.Counties.AddRange(draft.Counties.Distinct().Select(county => new StaffCounty { StaffId = member.Id, Fips = county }));
        await database.SaveChangesAsync();
    }

    private async Task<bool> IsLastAdmin(StaffMember member)
    {
        var admins = await members.GetUsersInRoleAsync(Roles.Admin);
        return admins.Any(admin => admin.Id == member.Id) && !admins.Any(admin => admin.Id != member.Id && !admin.Disabled);
    }

    private async Task EndSessions(StaffMember member)
    {
        await members.UpdateSecurityStampAsync(member);
        SessionsEnded.Add(member.Id);
    }

    // The audit's line, in the change's own transaction: neither is ever there without the other.
    private async Task Audit(string action, StaffMember member, object? detail) =>
        await database.Database.ExecuteSqlAsync(
            $"INSERT INTO audit (staff_id, action, subject, detail) VALUES ({_by}, {action}, {"staff:" + member.Id}, {JsonSerializer.Serialize(detail ?? new { }, JsonSerializerOptions.Web)}::jsonb)");

    private static Refusal? Refused(IdentityResult result) => result.Errors.FirstOrDefault()?.Code switch
    {
        null => null,
        nameof(IdentityErrorDescriber.PasswordTooShort) => new("password-too-short"),
        nameof(IdentityErrorDescriber.InvalidToken) => new("link-used"),
        nameof(IdentityErrorDescriber.DuplicateUserName) => new("name-taken"),
        var code => throw new InvalidOperationException($"Identity refused the account: {code}"),
    };
}
