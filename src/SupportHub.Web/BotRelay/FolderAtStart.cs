using SupportHub.Faq.Content;
using SupportHub.Store.Records;
using SupportHub.Web.Content;
using SupportHub.Web.Setup;

namespace SupportHub.Web.BotRelay;

/// <summary>
/// What a start does with its own folder: a content that nobody has published yet is published, so that a new release brings its answers with it.
/// One that was published before stays as it is: a node that comes back with an old folder must not turn the others back.
/// </summary>
public sealed partial class FolderAtStart(LiveContent live, Publications publications, PublishContent publish, ILogger<FolderAtStart> logger)
{
    public async Task Publish(CancellationToken ct)
    {
        try
        {
            var (content, files) = await QuietThread.Run(() => (live.ReadFolder(out var packed), packed), ct);
            // The hub's first: it answers by it already, and there is nothing else to stay with.
            if (live.Publication is null && content.Version == live.Content.Version
                && await publications.Publish(content.Version, files, by: null, onlyFirst: true, ct) is not null) return;
            if (await publications.WasPublished(content.Version, ct)) return;
            var result = await publish.Run(live.Folder, by: null, ct);
            if (result.Outcome == PublishOutcome.Refused) Log.Refused(logger, live.Content.Version, string.Join(Environment.NewLine, result.Faults));
        }
        catch (ContentFaultsException faults)
        {
            Log.Refused(logger, live.Content.Version, faults.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5221, LogLevel.Warning, "The content folder has faults and is not published; the bot answers by {Version}: {Faults}")]
        public static partial void Refused(ILogger logger, string version, string faults);
    }
}
