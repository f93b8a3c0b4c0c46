using Microsoft.AspNetCore.Identity;

namespace SupportHub.Web.Access;

/// <summary>A person who works here. Clients have no account.</summary>
public sealed class StaffMember : IdentityUser<Guid>
{
    /// <summary>What colleagues read; clients see its first word only.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Switched off: may not sign in, and every open session ends. Never deleted, because the log names them.</summary>
    public bool Disabled { get; set; }

    public List<StaffCounty> Counties { get; } = [];
}

/// <summary>One county a liaison works for.</summary>
public sealed class StaffCounty
{
    public Guid StaffId { get; set; }

    public string Fips { get; set; } = "";
}
