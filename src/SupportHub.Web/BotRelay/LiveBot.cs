using SupportHub.Bot;
using SupportHub.Faq.Content;
using SupportHub.Store.Records;
using SupportHub.Web.Content;

namespace SupportHub.Web.BotRelay;

/// <summary>
/// The bot of what is live on this node. It is trained while the program already takes messages: training takes seconds, and nobody who writes must
/// wait for them. A new publication, of this node or another, is trained beside the one that answers and then takes its place: a turn that is in
/// work ends with the bot it began with. What cannot be read or trained is left, and the one before stays.
/// </summary>
public sealed partial class LiveBot(
    LiveContent live, BotTraining training, Publications publications, FolderAtStart atStart, IHostApplicationLifetime program, ILogger<LiveBot> logger) : BackgroundService
{
    // The same as the log's readers: a publication is waited for by nobody but the one who pressed the button.
    private static readonly TimeSpan s_poll = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _trained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _turn = new(1);
    private volatile FaqBot? _bot;
    private volatile TaskCompletionSource _swapped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the first bot answers.</summary>
    public Task Ready => _trained.Task;

    /// <summary>The bot that begins turns now.</summary>
    /// <exception cref="InvalidOperationException">Before <see cref="Ready"/>.</exception>
    public FaqBot Bot => _bot ?? throw new InvalidOperationException("The bot is in training.");

    /// <summary>The newest publication that this node could not take, if any.</summary>
    public Publication? Failed { get; private set; }

    /// <summary>Completes when this node answers by that publication or a later one.</summary>
    public async Task Reached(long publication, CancellationToken ct)
    {
        while (true)
        {
            var swapped = _swapped.Task;
            if (_bot is not null && live.Publication?.Id >= publication) return;
            await swapped.WaitAsync(ct);
        }
    }

    /// <summary>Takes a newer publication, if there is one.</summary>
    public async Task Look(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (await publications.Newest(ct) is { } newest && newest.Id != live.Publication?.Id && newest.Id != Failed?.Id) await Take(newest, ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first second belongs to whoever waits for the program to listen.
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var started = program.ApplicationStarted.Register(listening.SetResult);
        await listening.Task.WaitAsync(stoppingToken);

        Swap(new(await training.Train(live.Content, stoppingToken)), live.Publication);
        _trained.SetResult();
        await Try(atStart.Publish, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Try(Look, stoppingToken);
            await Task.Delay(s_poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Take(Publication newest, CancellationToken ct)
    {
        try
        {
            var content = newest.Version == live.Content.Version ? live.Content : await live.Fetch(newest, ct);
            Swap(new(await training.Train(content, ct)), newest);
            Failed = null;
            Log.Swapped(logger, newest.Version);
        }
        catch (ContentFaultsException unreadable)
        {
            Failed = newest;
            Log.NotTaken(logger, newest.Version, live.Content.Version, unreadable.Message);
        }
    }

    private void Swap(FaqBot bot, Publication? publication)
    {
        _bot = bot;
        live.Swap(bot.Engine.Content, publication);
        Interlocked.Exchange(ref _swapped, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    private async Task Try(Func<CancellationToken, Task> act, CancellationToken ct)
    {
        try
        {
            await act(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
        }
        catch (Exception fault)
        {
            // The database is away, or the disk is full: what answers goes on answering.
            Log.CannotLook(logger, fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5211, LogLevel.Information, "The bot answers by content {Version}")]
        public static partial void Swapped(ILogger logger, string version);

        [LoggerMessage(5212, LogLevel.Error, "The published content {Version} cannot be read by this program; the bot goes on with {Before}: {Faults}")]
        public static partial void NotTaken(ILogger logger, string version, string before, string faults);

        [LoggerMessage(5213, LogLevel.Warning, "It cannot be seen whether there is new content; it is tried again in a second")]
        public static partial void CannotLook(ILogger logger, Exception fault);
    }
}
