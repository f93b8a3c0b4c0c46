using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SupportHub.Web.Tests.Hosting;

/// <summary>Everything a hub writes to its log, exceptions too.</summary>
public sealed class ListenedLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _said = new();

    public IEnumerable<string> Said => _said;

    /// <summary>Listens to the hub that is built, from this level on.</summary>
    public void ListenTo(IWebHostBuilder builder, LogLevel level)
    {
        builder.UseSetting("Logging:LogLevel:Default", level.ToString());
        builder.ConfigureServices(services => services.AddLogging(logs => logs.AddProvider(this)));
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _said.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

    // What was said is read after the hub's end, too.
    public void Dispose()
    {
    }
}
