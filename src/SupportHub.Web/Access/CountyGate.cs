namespace SupportHub.Web.Access;

/// <summary>
/// The one gate between counties. Agents, supervisors and administrators see every county's cases; a liaison sees those of
/// the named counties; anybody else none. "Not there" and "not yours" both come out as null, and both become a 404.
/// </summary>
public sealed class CountyGate
{
    private readonly IReadOnlySet<string>? _counties;

    private CountyGate(IReadOnlySet<string>? counties) => _counties = counties;

    public static CountyGate For(Staff? staff) => staff switch
    {
        null => new(new HashSet<string>()),
        _ when staff.Is(Roles.Agent) || staff.Is(Roles.Supervisor) || staff.Is(Roles.Admin) => new(null),
        _ when staff.Is(Roles.Liaison) => new(staff.Counties),
        _ => new(new HashSet<string>()),
    };

    /// <summary>For a query's <c>county = ANY(@Counties)</c>; null means every county.</summary>
    public string[]? Counties => _counties?.ToArray();

    public bool Admits(string? county) => _counties is null || (county is not null && _counties.Contains(county));

    /// <summary>What was found, if it is there and behind the gate.</summary>
    public T? Through<T>(T? found, Func<T, string?> county) where T : class =>
        found is not null && Admits(county(found)) ? found : null;
}
