using System.Globalization;
using SupportHub.Store.Records;
using SupportHub.Web.Setup;

namespace SupportHub.Web.Content;

/// <summary><c>content</c>: what the running hubs say, and a folder made live on all of them.</summary>
internal static class ContentCommands
{
    private const string Usage = """
        content publish [FOLDER]    checks, trains and makes it live on every node; without FOLDER the one that is configured
        content status              what is live: version, since when
        A folder with faults is refused with the list of them, and what was live stays.
        """;

    /// <returns>The program's exit status: 0 done, 1 refused, 2 not understood.</returns>
    public static async Task<int> Run(IServiceProvider services, string[] words, TextWriter output, TextWriter errors)
    {
        switch (words)
        {
            case ["publish"]:
                return await Publish(services.GetRequiredService<LiveContent>().Folder);
            case ["publish", var folder] when !folder.StartsWith("--", StringComparison.Ordinal):
                return await Publish(ContentFolder.Find(folder));
            case ["status"]:
                var newest = await services.GetRequiredService<Publications>().Newest(CancellationToken.None);
                await output.WriteLineAsync(newest is null ? "Nothing is published yet." : Said(newest));
                return 0;
            default:
                await errors.WriteLineAsync(Usage);
                return 2;
        }

        async Task<int> Publish(string folder)
        {
            var result = await services.GetRequiredService<PublishContent>().Run(folder, by: null, CancellationToken.None);
            foreach (var finding in result.Checked.Findings) await errors.WriteLineAsync(finding.ToString());
            await output.WriteLineAsync(result switch
            {
                { Publication: { } publication } => Said(publication),
                { Outcome: PublishOutcome.Unchanged } => $"{result.Version} is live already.",
                _ => $"Refused: {result.Faults.Count()} faults. What was live stays.",
            });
            return result.Outcome == PublishOutcome.Refused ? 1 : 0;
        }
    }

    private static string Said(Publication publication) => string.Create(CultureInfo.InvariantCulture, $"{publication.Version} is live, published {publication.At:u}.");
}
