namespace SupportHub.Web.Layout;

/// <summary>
/// A stop closes every open page's connection, and the pages are back at once, before the port is closed: the stop would wait half a minute for
/// those and then fail. They are sent away, and find the next program.
/// </summary>
internal static class NobodyNewWhileStopping
{
    private static readonly string[] s_connections = ["/hubs", "/_blazor"];

    public static void UseNobodyNewWhileStopping(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.UseWhen(
            http => stopping.IsCancellationRequested && s_connections.Any(path => http.Request.Path.StartsWithSegments(path, StringComparison.Ordinal)),
            late => late.Run(http =>
            {
                http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return Task.CompletedTask;
            }));
    }
}
