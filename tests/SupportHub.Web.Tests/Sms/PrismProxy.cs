using System.Diagnostics;
using System.Text.Json.Nodes;
using SupportHub.StandIns;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Sms;

/// <summary>Prism between a client and a server: what breaks Twilio's own description is answered 422 (the request) or 500 (the answer).</summary>
internal sealed class PrismProxy : IAsyncDisposable
{
    private readonly Process _prism;
    private readonly string _description;

    private PrismProxy(Process prism, string description, Uri address) => (_prism, _description, Address) = (prism, description, address);

    public Uri Address { get; }

    public static async Task<PrismProxy> Before(Uri server)
    {
        var description = Path.Combine(Path.GetTempPath(), $"twilio-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(description, await Readable());
        var port = FreePort.Any();
        var prism = Process.Start(new ProcessStartInfo(
            "node", ["node_modules/@stoplight/prism-cli/dist/index.js", "proxy", description, server.ToString().TrimEnd('/'), "--errors", "-h", "127.0.0.1", "-p", $"{port}"])
        {
            WorkingDirectory = NpmTool.Folder, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        _ = prism.StandardError.ReadToEndAsync();
        string? line;
        do
        {
            line = await prism.StandardOutput.ReadLineAsync(TextingClient.Patience);
            line.ShouldNotBeNull("npm ci in tests/SupportHub.Web.Tests/Sms/npm first; deploy/test does it");
        }
        while (!line.Contains("Prism is listening", StringComparison.Ordinal));
        _ = prism.StandardOutput.ReadToEndAsync();
        return new(prism, description, new($"http://127.0.0.1:{port}"));
    }

    // The description calls the addresses of pages "uri", which begins with a scheme; its own examples, and Twilio, write paths.
    private static async Task<string> Readable()
    {
        var whole = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "tests/SupportHub.StandIns/Twilio/spec/messages.json")))!;
        foreach (var (_, path) in whole["paths"]!.AsObject())
            if (path?["get"]?["responses"]?["200"]?["content"]?["application/json"]?["schema"]?["properties"] is JsonObject page)
                foreach (var (_, property) in page)
                    if ((string?)property!["format"] == "uri") property["format"] = "uri-reference";
        return whole.ToJsonString();
    }

    public async ValueTask DisposeAsync()
    {
        _prism.Kill(entireProcessTree: true);
        await _prism.WaitForExitAsync();
        _prism.Dispose();
        File.Delete(_description);
    }
}
