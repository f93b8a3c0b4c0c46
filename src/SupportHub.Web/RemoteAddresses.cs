namespace SupportHub.Web;

internal static class RemoteAddresses
{
    /// <summary>Where a request comes from, for counting and no more; empty where it has no address, as in a test without a network.</summary>
    public static string RemoteAddress(this HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";
}
