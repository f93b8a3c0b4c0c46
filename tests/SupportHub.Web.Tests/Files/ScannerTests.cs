using SupportHub.Web.Tests.WebChat;

namespace SupportHub.Web.Tests.Files;

/// <summary>A real scanner and a hub that asks it, for each test its own. <c>settings</c>: lines of the scanner's configuration.</summary>
public abstract class ScannerTests : IAsyncLifetime, IDisposable
{
    protected ScannerTests(string settings = "")
    {
        Clamd = new(settings);
        Hub = new(Clamd.Socket);
    }

    private protected Clamd Clamd { get; }

    private protected ScannedHub Hub { get; }

    public async Task InitializeAsync()
    {
        await Clamd.Start();
        await Hub.InitializeAsync();
        await ChatVisitor.Open(Hub);
    }

    public async Task DisposeAsync() => await Hub.DisposeAsync();

    public void Dispose()
    {
        Hub.Dispose();
        Clamd.Dispose();
        GC.SuppressFinalize(this);
    }
}
