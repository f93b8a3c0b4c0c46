using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SupportHub.Faq.Content;
using SupportHub.Faq.Resolution;
using SupportHub.Faq.Search;
using SupportHub.StandIns.Twilio;
using SupportHub.Store.Events;
using SupportHub.Store.Readers;
using SupportHub.Store.Work;

namespace SupportHub.Web.Tests.Hosting;

/// <summary>
/// The real hub on a real port with a database of its own, a pretend Twilio and a clock that the test moves
/// (<c>IClassFixture&lt;HubFixture&gt;</c>). Nothing is seeded.
/// </summary>
public class HubFixture : WebApplicationFactory<Program>, IAsyncLifetime
{
    /// <summary>What the world calls the hub; Twilio signs for it.</summary>
    public const string PublicUrl = "https://hub.example";

    // Pure and the same for every hub, so it is trained once for the run.
    private static readonly Lazy<FaqEngine> s_engine = new(() => FaqEngine.Build(BotContent.Load(Path.Combine(Checkout.Root, "bot-content")), new ModelFolder(Checkout.ModelFolder)));

    // What was read once is not read again for every hub: a folder is known by its size.
    private static readonly ConcurrentDictionary<long, BotContent> s_read = new();

    private string _connectionString = "";

    public TestClock Clock { get; } = new(TestClock.OpenHours);

    public TwilioStandIn Twilio { get; private set; } = null!;

    /// <summary>Where the hub really listens.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    public EventStore Store => Services.GetRequiredService<EventStore>();

    public NpgsqlDataSource Database => Services.GetRequiredService<NpgsqlDataSource>();

    public virtual async Task InitializeAsync()
    {
        _connectionString = await DatabaseAsync();
        Twilio = await TwilioStandIn.Start(Carrier);
        UseKestrel(Port);
        StartServer();
        Twilio.Hub = new HubAddress(new Uri(World), Address);
    }

    /// <summary>Waits until every screen is told of everything that is committed now.</summary>
    public async Task CaughtUpAsync(CancellationToken ct = default) =>
        await Services.GetRequiredService<EventFeed>().HandledAsync(await LastPositionAsync(ct), ct);

    /// <summary>Waits until the readers that keep what they make have kept it.</summary>
    public async Task CountedAsync(CancellationToken ct = default) =>
        await Services.GetRequiredService<ReaderRunner>().ReachedAsync(await LastPositionAsync(ct), ct);

    /// <summary>Waits until the bot has spoken, texts have left, and every reader has seen it.</summary>
    public async Task SettledAsync(CancellationToken ct = default)
    {
        await Services.GetRequiredService<WorkRunner>().IdleAsync(ct);
        await CaughtUpAsync(ct);
    }

    private async Task<long> LastPositionAsync(CancellationToken ct)
    {
        await using var last = Database.CreateCommand("SELECT coalesce(max(seq_id), 0) FROM mt_events");
        return (long)(await last.ExecuteScalarAsync(ct))!;
    }

    /// <summary>A migrated or empty database for this hub alone.</summary>
    protected virtual Task<string> DatabaseAsync() => TestPostgres.NewDatabaseAsync();

    protected virtual TimeProvider Time => Clock;

    /// <summary>0: any free one.</summary>
    protected virtual int Port => 0;

    protected virtual string World => PublicUrl;

    protected virtual bool Demo => false;

    protected virtual TwilioStandInOptions Carrier => new();

    /// <summary>The engine of this run, which every hub shares.</summary>
    protected static FaqEngine Trained => s_engine.Value;

    /// <summary>Where the hub's writers work.</summary>
    protected virtual string ContentFolder => Path.Combine(Checkout.Root, "bot-content");

    /// <summary>Where a test sets it, the bot learns until the test lets it be done.</summary>
    public TaskCompletionSource? Learned { get; protected init; }

    /// <summary>How the hub comes by its bot's engine; runs beside its start.</summary>
    protected virtual FaqEngine Train(BotContent content)
    {
        Learned?.Task.Wait();
        return Trained;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:SupportHub", _connectionString);
        builder.UseSetting("SupportHub:Demo", Demo ? "true" : "false");
        builder.UseSetting("SupportHub:PublicUrl", World);
        builder.UseSetting("SupportHub:ContentFolder", ContentFolder);
        builder.UseSetting("Twilio:AccountSid", Twilio.Options.AccountSid);
        builder.UseSetting("Twilio:AuthToken", Twilio.Options.AuthToken);
        builder.UseSetting("Twilio:BaseAddress", Twilio.Address.ToString());
        // A test's texts wait for nobody's pace but its own.
        builder.UseSetting("Twilio:SegmentsPerSecond", "0");
        // A test of its own asks for it: here it would read the list while another test counts who does.
        builder.UseSetting("Twilio:Reconcile", "false");
        builder.ConfigureTestServices(services => services.AddSingleton(Time).AddSingleton<Func<string, BotContent>>(Read).AddSingleton<Func<BotContent, FaqEngine>>(Train));
    }

    private static BotContent Read(string folder) => s_read.GetOrAdd(
        new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length),
        _ => BotContent.Load(folder) is var content && content.Version == Trained.Content.Version ? Trained.Content : content);

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    public override async ValueTask DisposeAsync()
    {
        Learned?.TrySetResult();
        await base.DisposeAsync();
        await Twilio.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
