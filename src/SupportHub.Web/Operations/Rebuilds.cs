using System.Collections.Concurrent;
using SupportHub.Store.Readers;
using SupportHub.Store.Records;

namespace SupportHub.Web.Operations;

/// <summary>Rebuilds that people began on this node: they take minutes, and go on when the page is closed.</summary>
public sealed partial class Rebuilds(ReaderRebuild rebuild, Audit audit, IHostApplicationLifetime program, ILogger<Rebuilds> logger)
{
    private readonly ConcurrentDictionary<string, bool> _failed = new();

    /// <summary>Whether the last one that ran here was cut off; the rows in use are then the old ones.</summary>
    public bool HasFailed(string reader) => _failed.GetValueOrDefault(reader);

    /// <summary>Begins one, on the record. Where one runs already, nothing more happens.</summary>
    public async Task Begin(string reader, Guid staff, CancellationToken ct)
    {
        await audit.Write(staff, "reader-rebuild-begun", $"reader:{reader}", null, ct);
        _ = Task.Run(() => Run(reader), CancellationToken.None);
    }

    private async Task Run(string reader)
    {
        try
        {
            _failed[reader] = false;
            await rebuild.Run(reader, program.ApplicationStopping);
        }
        catch (Exception fault)
        {
            _failed[reader] = true;
            Log.Failed(logger, reader, fault.GetType().Name, fault.StackTrace);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5111, LogLevel.Error, "The rows of reader {Reader} could not be made anew; the old ones stay in use: {Fault} {Stack}")]
        public static partial void Failed(ILogger logger, string reader, string fault, string? stack);
    }
}
