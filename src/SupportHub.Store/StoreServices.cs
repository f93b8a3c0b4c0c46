using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;
using SupportHub.Store.Events;
using SupportHub.Store.Readers;
using SupportHub.Store.Records;
using SupportHub.Store.Views;
using SupportHub.Store.Work;

namespace SupportHub.Store;

public static class StoreServices
{
    /// <summary>The store on the database a connection string names. Run <see cref="Migrations.Migrator"/> before the host starts.</summary>
    public static IServiceCollection AddSupportHubStore(this IServiceCollection services, string connectionString) =>
        services.AddSupportHubStore(_ => DataSource(connectionString));

    /// <summary>The store on a data source that somebody else owns.</summary>
    public static IServiceCollection AddSupportHubStore(this IServiceCollection services, NpgsqlDataSource database)
    {
        TimesForDapper.Register();
        return services.AddSingleton(database).AddStore();
    }

    /// <summary>The store on a database whose name is known when the host is built, not before.</summary>
    public static IServiceCollection AddSupportHubStore(this IServiceCollection services, Func<IServiceProvider, NpgsqlDataSource> database) =>
        services.AddSingleton(database).AddStore();

    /// <summary>A pool set up as the store wants it: statements prepared by themselves.</summary>
    public static NpgsqlDataSource DataSource(string connectionString)
    {
        TimesForDapper.Register();
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.ConnectionStringBuilder.ApplicationName ??= "supporthub";
        if (builder.ConnectionStringBuilder.MaxAutoPrepare == 0) builder.ConnectionStringBuilder.MaxAutoPrepare = 100;
        return builder.Build();
    }

    private static IServiceCollection AddStore(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<LogSignal>();
        services.AddSingleton(p => new EventStore(Database(p), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<LogSignal>()));
        services.AddSingleton(p => new EventFeed(Database(p), p.GetRequiredService<LogSignal>(), p.GetRequiredService<ILogger<EventFeed>>()));
        services.AddSingleton(p => new WorkQueue(Database(p)));
        services.AddSingleton(p => new WaitingWork(Database(p), p.GetRequiredService<LogSignal>()));
        services.AddSingleton(p => new WorkRunner(
            p.GetRequiredService<WorkQueue>(), p.GetRequiredService<LogSignal>(), p.GetServices<IWorkHandler>(),
            p.GetRequiredService<ILogger<WorkRunner>>()));
        services.AddHostedService(p => p.GetRequiredService<EventFeed>());
        services.AddHostedService(p => p.GetRequiredService<WorkRunner>());
        services.AddHostedService(p => new WorkCleaning(Database(p), p.GetRequiredService<ILogger<WorkCleaning>>()));
        services.AddReaders();
        return services
            .AddSingleton<ViewTables>()
            .AddSingleton<Contacts>().AddSingleton<Sites>().AddSingleton<HubNumbers>()
            .AddSingleton<CountyDirectory>().AddSingleton<Audit>();
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
