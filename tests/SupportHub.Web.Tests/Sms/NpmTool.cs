using System.Diagnostics;
using System.Text.Json;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Sms;

/// <summary>The published programs of <c>Sms/npm</c>: what Twilio's own ecosystem makes of the same thing.</summary>
internal static class NpmTool
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public static string Folder => Path.Combine(Checkout.Root, "tests/SupportHub.Web.Tests/Sms/npm");

    /// <summary>Gives a script something as JSON, and reads what it answers.</summary>
    public static async Task<IReadOnlyList<TAnswer>> Ask<TAnswer>(string script, object question)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [script])
        {
            WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = node.StandardError.ReadToEndAsync();
        var answer = node.StandardOutput.ReadToEndAsync();
        await JsonSerializer.SerializeAsync(node.StandardInput.BaseStream, question, s_json);
        node.StandardInput.Close();
        await node.WaitForExitAsync(TextingClient.Patience);
        node.ExitCode.ShouldBe(0, $"{await errors}\nnpm ci in tests/SupportHub.Web.Tests/Sms/npm first; deploy/test does it");
        return JsonSerializer.Deserialize<IReadOnlyList<TAnswer>>(await answer, s_json)!;
    }
}
