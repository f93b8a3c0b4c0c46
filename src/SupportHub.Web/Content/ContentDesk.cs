using SupportHub.Web.BotRelay;
using SupportHub.Web.Setup;

namespace SupportHub.Web.Content;

/// <summary>
/// What this node's people see of the content folder, and a publication that one of them began: both take seconds, and go on when the page is closed.
/// </summary>
public sealed partial class ContentDesk(
    LiveContent live, LiveBot bot, PublishContent publish, TimeProvider clock, IHostApplicationLifetime program, ILogger<ContentDesk> logger)
{
    private readonly Lock _gate = new();
    private string _looked = "";

    /// <summary>Called from any thread when something below has changed.</summary>
    public event Action? Changed;

    /// <summary>The folder as it was checked last; null until then.</summary>
    public CheckedFolder? Folder { get; private set; }

    public bool IsChecking { get; private set; }

    public bool IsPublishing { get; private set; }

    /// <summary>How the last publication that was begun here ended.</summary>
    public PublishResult? Last { get; private set; }

    /// <summary>Whether the last one was cut off by something that is no fault of the content.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Checks the folder if a file of it has changed since.</summary>
    public void Look()
    {
        lock (_gate)
        {
            if (IsChecking || Fingerprint() is var found && found == _looked) return;
            (_looked, IsChecking) = (found, true);
        }
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        _ = Task.Run(() => Act(
            async () => Folder = await QuietThread.Run(() => CheckedFolder.Read(live.Folder, today, sample: []), program.ApplicationStopping),
            () => IsChecking = false), CancellationToken.None);
    }

    /// <summary>Begins to publish the folder. While one publication is under way, nothing more happens.</summary>
    public void Begin(Guid by)
    {
        lock (_gate)
        {
            if (IsPublishing) return;
            (IsPublishing, HasFailed, Last) = (true, false, null);
        }
        Changed?.Invoke();
        _ = Task.Run(() => Act(async () =>
        {
            var result = await publish.Run(live.Folder, by, program.ApplicationStopping);
            Folder = result.Checked;
            await bot.Look(program.ApplicationStopping);
            Last = result;
        }, () => IsPublishing = false), CancellationToken.None);
    }

    private async Task Act(Func<Task> act, Action done)
    {
        try
        {
            await act();
        }
        catch (Exception fault)
        {
            HasFailed = true;
            Log.Failed(logger, fault);
        }
        done();
        Changed?.Invoke();
    }

    private string Fingerprint() => string.Join('|', new DirectoryInfo(live.Folder).EnumerateFiles("*", SearchOption.AllDirectories)
        .OrderBy(file => file.FullName, StringComparer.Ordinal).Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}"));

    private static partial class Log
    {
        [LoggerMessage(5202, LogLevel.Error, "The content folder could not be checked or published")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
