using System.Net;
using System.Net.Sockets;

namespace SupportHub.StandIns;

/// <summary>A port of this machine that nobody uses now, for a program that is told its own.</summary>
public static class FreePort
{
    public static int Any()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
