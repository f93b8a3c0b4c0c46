using SupportHub.Bot.Activities;
using SupportHub.Bot.Connector;

namespace SupportHub.Web.BotChannel;

/// <summary>Posts one Activity to its channel. The address is looked at once more: settings may have changed since it was kept.</summary>
internal sealed class ChannelPost(ConnectorClient connector, ServiceUrls services)
{
    /// <summary>The channel's id of it, if it gave one.</summary>
    /// <exception cref="RefusedByChannel">For good.</exception>
    /// <exception cref="HttpRequestException">It may be tried again.</exception>
    public Task<string?> Send(ChannelPlace to, Activity activity, CancellationToken ct) =>
        services.Find(to.Reference.ServiceUrl, emulator: !to.Authenticated) is { } service
            ? connector.Send(service, activity, to.Authenticated, ct)
            : throw new RefusedByChannel(System.Net.HttpStatusCode.Forbidden);
}
