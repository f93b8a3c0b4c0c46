namespace SupportHub.Store;

/// <summary>The name under which leases are held: of the machine and the process, for people who look, and unlike any other's.</summary>
internal static class LeaseHolder
{
    public static string New() => $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";
}
