using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using SupportHub.Store;
using SupportHub.Store.Events;
using SupportHub.Store.Views;
using SupportHub.Store.Work;

namespace SupportHub.Web.Tests.Store;

/// <summary>The store as one node of the program has it, without the web around it.</summary>
internal sealed class StoreNode : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public StoreNode(string connectionString, params IWorkHandler[] handlers)
        : this(connectionString, services => Array.ForEach(handlers, handler => services.AddSingleton(handler)))
    {
    }

    public StoreNode(string connectionString, Action<IServiceCollection> add)
    {
        var services = new ServiceCollection().AddLogging();
        add(services);
        _services = services.AddSupportHubStore(connectionString).BuildServiceProvider();
    }

    public EventStore Events => Get<EventStore>();

    public EventFeed Feed => Get<EventFeed>();

    public WorkQueue Queue => Get<WorkQueue>();

    public WaitingWork Waiting => Get<WaitingWork>();

    public WorkRunner Runner => Get<WorkRunner>();

    public ViewTables Views => Get<ViewTables>();

    public NpgsqlDataSource Database => Get<NpgsqlDataSource>();

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public async Task<StoreNode> Started()
    {
        foreach (var hosted in _services.GetServices<IHostedService>()) await hosted.StartAsync(default);
        return this;
    }

    public async Task<T> Ask<T>(string sql, object? parameters = null)
    {
        await using var connection = await Database.OpenConnectionAsync();
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }

    public async Task<IReadOnlyList<T>> List<T>(string sql, object? parameters = null)
    {
        await using var connection = await Database.OpenConnectionAsync();
        return (await connection.QueryAsync<T>(sql, parameters)).AsList();
    }

    public async Task Execute(string sql, object? parameters = null)
    {
        await using var connection = await Database.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, parameters);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in _services.GetServices<IHostedService>()) await hosted.StopAsync(default);
        await _services.DisposeAsync();
    }
}
