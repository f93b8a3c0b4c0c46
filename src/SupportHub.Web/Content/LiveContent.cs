using SupportHub.Faq.Content;
using SupportHub.Store.Records;

namespace SupportHub.Web.Content;

/// <summary>
/// The words the program says now, of the newest publication. They change in one step: whoever reads them twice in one act must keep what was read first.
/// </summary>
public sealed partial class LiveContent(
    string folder, Publications publications, Func<string, BotContent> read, ILogger<LiveContent> logger)
{
    private volatile Live? _live;

    /// <exception cref="InvalidOperationException">Before <see cref="Open"/>.</exception>
    public BotContent Content => State.Content;

    /// <summary>What was published; null between a hub's very first start and its first publication.</summary>
    public Publication? Publication => State.Publication;

    /// <summary>The folder that writers work in, on this node.</summary>
    public string Folder => folder;

    private Live State => _live ?? throw new InvalidOperationException("The content is not open yet.");

    /// <summary>
    /// Takes what is live; at a hub's very first start, what stands in the folder. A folder that cannot be read keeps a hub from starting only
    /// when there is nothing else to say, and a publication that this program cannot read gives way to the folder that came with it.
    /// </summary>
    /// <exception cref="ContentFaultsException">Nothing can be read; with the folder's faults.</exception>
    public async Task Open(CancellationToken ct)
    {
        var newest = await publications.Newest(ct);
        try
        {
            if (newest is not null) _live = new(await Fetch(newest, ct), newest);
        }
        catch (ContentFaultsException unreadable)
        {
            Log.NotReadable(logger, newest!.Version, unreadable.Message);
        }
        _live ??= new(ReadFolder(out _), null);
    }

    /// <summary>The words of a publication.</summary>
    /// <exception cref="ContentFaultsException">It lacks what this program says.</exception>
    internal async Task<BotContent> Fetch(Publication publication, CancellationToken ct)
    {
        using var package = ContentPackage.Unpack(await publications.Package(publication.Version, ct));
        return read(package.Folder);
    }

    /// <summary>The folder as it stands, and its package.</summary>
    internal BotContent ReadFolder(out byte[] files)
    {
        files = ContentPackage.Pack(folder);
        using var package = ContentPackage.Unpack(files);
        return read(package.Folder);
    }

    internal void Swap(BotContent content, Publication? publication) => _live = new(content, publication);

    private sealed record Live(BotContent Content, Publication? Publication);

    private static partial class Log
    {
        [LoggerMessage(5201, LogLevel.Error, "The published content {Version} cannot be read by this program; the folder's is said instead: {Faults}")]
        public static partial void NotReadable(ILogger logger, string version, string faults);
    }
}
