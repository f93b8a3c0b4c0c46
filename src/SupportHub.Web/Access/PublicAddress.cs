using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SupportHub.Web.Setup;

namespace SupportHub.Web.Access;

/// <summary>Where people reach this hub: the setting <c>SupportHub:PublicUrl</c>, else the address it listens on.</summary>
internal sealed class PublicAddress(IConfiguration settings, IServer server)
{
    public string Of(string path)
    {
        var listening = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        var configured = settings[$"{HubOptions.Section}:{nameof(HubOptions.PublicUrl)}"];
        return (configured ?? listening ?? new HubOptions().PublicUrl).TrimEnd('/') + path;
    }
}
