using SupportHub.Faq.Checking;
using SupportHub.Store.Records;
using SupportHub.Web.BotRelay;
using SupportHub.Web.Setup;

namespace SupportHub.Web.Content;

/// <summary>How a wish to publish ended.</summary>
public enum PublishOutcome
{
    Published = 0,

    /// <summary>What stands in the folder is live already.</summary>
    Unchanged = 1,

    /// <summary>It has faults; what was live stays.</summary>
    Refused = 2,
}

/// <summary>How it ended, with every finding of the check.</summary>
public sealed record PublishResult(PublishOutcome Outcome, string? Version, CheckedFolder Checked, Publication? Publication = null)
{
    public IEnumerable<Finding> Faults => Checked.Faults;
}

/// <summary>Makes a content folder live on every node: copied, checked, trained, and only then published, on the record.</summary>
public sealed class PublishContent(Publications publications, BotTraining training, Audit audit, TimeProvider clock)
{
    /// <param name="folder">The folder.</param>
    /// <param name="by">Null: the command line or a start.</param>
    /// <param name="ct">A copy that is cut off is not published.</param>
    public async Task<PublishResult> Run(string folder, Guid? by, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var (files, found) = await QuietThread.Run(() => Check(folder, today), ct);
        if (found.Content is not { } content || found.Faults.Any())
        {
            await audit.Write(by, "content-refused", "content", new { version = found.Content?.Version, faults = found.Faults.Count() }, ct);
            return new(PublishOutcome.Refused, found.Content?.Version, found);
        }
        if ((await publications.Newest(ct))?.Version == content.Version) return new(PublishOutcome.Unchanged, content.Version, found);
        // Here first: what cannot be trained must not reach the other nodes.
        await training.Train(content, ct);
        var publication = await publications.Publish(content.Version, files, by, onlyFirst: false, ct);
        return new(publication is null ? PublishOutcome.Unchanged : PublishOutcome.Published, content.Version, found, publication);
    }

    private static (byte[] Files, CheckedFolder Found) Check(string folder, DateOnly today)
    {
        var files = ContentPackage.Pack(folder);
        using var package = ContentPackage.Unpack(files);
        return (files, CheckedFolder.Read(package.Folder, today, sample: []));
    }
}
