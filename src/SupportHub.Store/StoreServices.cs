using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;
using SupportHub.Store.Erasure;
using SupportHub.Store.Events;
using SupportHub.Store.Readers;
using SupportHub.Store.Records;
using SupportHub.Store.Views;
using SupportHub.Store.Work;

namespace SupportHub.Store;

public static class StoreServices
{
    /// <summary>The store on the database a connection string names. Run <see cref="Migrations.Migrator"/> before the host starts.</summary>
    public static IServiceCollection AddSupportHubStore(this IServiceCollection services, string connectionString) => services
        .AddSingleton(_ => DataSource(connectionString))
        .AddSingleton(p => Log(p, connectionString, p.GetRequiredService<CommitLimits>()))
        .AddStore();

    /// <summary>
    /// A pool set up as the store wants it: statements prepared by themselves, and nothing reset between two uses of a connection, which
    /// costs the server more than a short query. So whoever sets something on a connection takes it back.
    /// </summary>
    public static NpgsqlDataSource DataSource(string connectionString) => Builder(connectionString).Build();

    /// <summary>
    /// The pool of the commits: few connections, since those who wait go together. Every row is found by its key; PostgreSQL is told so,
    /// because it does not know how many rows an array brings, would plan at every call, and would read a small table whole for it.
    /// </summary>
    internal static NpgsqlDataSource CommitSource(string connectionString, CommitLimits limits)
    {
        var builder = Builder(connectionString);
        builder.ConnectionStringBuilder.MaxPoolSize = limits.AtOnce;
        builder.ConnectionStringBuilder.Options += " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";
        return builder.Build();
    }

    private static EventStore Log(IServiceProvider provider, string connectionString, CommitLimits limits) => new(
        Database(provider), CommitSource(connectionString, limits), limits, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<LogSignal>());

    private static NpgsqlDataSourceBuilder Builder(string connectionString)
    {
        TimesForDapper.Register();
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.ConnectionStringBuilder.ApplicationName ??= "supporthub";
        builder.ConnectionStringBuilder.NoResetOnClose = true;
        // Short questions only: to compile one takes longer than to answer it.
        builder.ConnectionStringBuilder.Options = $"{builder.ConnectionStringBuilder.Options} -c jit=off".TrimStart();
        if (builder.ConnectionStringBuilder.MaxAutoPrepare == 0) builder.ConnectionStringBuilder.MaxAutoPrepare = 100;
        return builder;
    }

    private static IServiceCollection AddStore(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new CommitLimits());
        services.TryAddSingleton(Pace.Free);
        services.AddSingleton<LogSignal>();
        services.AddSingleton(p => new EventFeed(Database(p), p.GetRequiredService<LogSignal>(), p.GetRequiredService<ILogger<EventFeed>>()));
        services.AddSingleton(p => new WorkQueue(Database(p), p.GetRequiredService<Pace>()));
        services.AddSingleton(p => new WaitingWork(Database(p), p.GetRequiredService<LogSignal>()));
        services.AddSingleton(p => new TextCodes(Database(p), p.GetRequiredService<LogSignal>()));
        services.AddSingleton(p => new WorkRunner(
            p.GetRequiredService<WorkQueue>(), p.GetRequiredService<LogSignal>(), p.GetServices<IWorkHandler>(),
            p.GetRequiredService<ILogger<WorkRunner>>()));
        services.AddHostedService(p => p.GetRequiredService<EventFeed>());
        services.AddHostedService(p => p.GetRequiredService<WorkRunner>());
        services.AddHostedService(p => new WorkCleaning(
            Database(p), p.GetRequiredService<TextCodes>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<WorkCleaning>>()));
        services.AddHostedService(p => new ForgetsErased(p.GetRequiredService<EventFeed>(), p.GetRequiredService<EventStore>(), p.GetRequiredService<Eraser>()));
        services.AddReaders();
        return services
            .AddSingleton<ViewTables>()
            .AddSingleton<Contacts>().AddSingleton<ContactBook>().AddSingleton<Sites>().AddSingleton<HubNumbers>().AddSingleton<MessagingServices>()
            .AddSingleton<CountyDirectory>().AddSingleton<Publications>().AddSingleton<ClientFiles>().AddSingleton<Audit>().AddSingleton<Eraser>();
    }

    private static void AddReaders(this IServiceCollection services)
    {
        services.TryAddSingleton(new ReaderTimes());
        services.AddSingleton(p => new ReaderRunner(
            p.GetServices<IReader>(), Database(p), p.GetRequiredService<LogSignal>(), p.GetRequiredService<ReaderTimes>(),
            p.GetRequiredService<ILogger<ReaderRunner>>()));
        services.AddSingleton(p => new ReaderDesk(
            p.GetServices<IReader>(), Database(p), p.GetRequiredService<Audit>(), p.GetRequiredService<LogSignal>()));
        services.AddSingleton(p => new ReaderRebuild(
            p.GetServices<IReader>(), Database(p), p.GetRequiredService<ReaderTimes>(), p.GetRequiredService<ILogger<ReaderRebuild>>()));
        services.AddHostedService(p => p.GetRequiredService<ReaderRunner>());
    }

    private static NpgsqlDataSource Database(IServiceProvider provider) => provider.GetRequiredService<NpgsqlDataSource>();
}
