using System.Net;
using Microsoft.AspNetCore.Hosting;
using SupportHub.StandIns.BotChannel;

namespace SupportHub.Web.Tests.BotChannel;

/// <summary>The Emulator of a developer whose bot has an app: its tokens are the bot's own, and it runs on this machine.</summary>
public sealed class Emulator_tokens(Emulator_tokens.EmulatorHub hub) : IClassFixture<Emulator_tokens.EmulatorHub>
{
    private const string EntraIssuer = "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0";

    [Theory]
    [InlineData("2.0", "azp", ChannelStandIn.AppId, HttpStatusCode.OK)]
    [InlineData("1.0", "appid", ChannelStandIn.AppId, HttpStatusCode.OK)]
    [InlineData("2.0", "appid", ChannelStandIn.AppId, HttpStatusCode.Unauthorized)]
    [InlineData("2.0", "azp", "another app", HttpStatusCode.Unauthorized)]
    [InlineData("1.0", "sub", "", HttpStatusCode.Unauthorized)]
    public async Task Name_the_bot_as_the_party_that_asked_for_them(string version, string claim, string app, HttpStatusCode status)
    {
        var claims = hub.Channel.Claims(hub.Clock.GetUtcNow());
        claims["iss"] = EntraIssuer;
        claims.Remove("serviceurl");
        (claims["ver"], claims[claim]) = (version, app);
        var message = hub.Channel.Activity("message", $"emulator-{version}-{claim}", new() { ["text"] = "hello", ["channelId"] = "emulator" });

        (await hub.Channel.Bring(message.ToJsonString(), hub.Channel.Keys[0].Sign(claims))).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Are_needed_by_a_bot_that_has_an_app_and_reach_no_other_machine()
    {
        var message = hub.Channel.Activity("message", "emulator-none", new() { ["text"] = "hello", ["channelId"] = "emulator" });
        (await hub.Channel.Bring(message.ToJsonString(), null)).Status.ShouldBe(HttpStatusCode.Unauthorized);

        message["serviceUrl"] = "https://smba.trafficmanager.net/";
        var claims = hub.Channel.Claims(hub.Clock.GetUtcNow());
        (claims["iss"], claims["ver"], claims["azp"]) = (EntraIssuer, "2.0", ChannelStandIn.AppId);
        (await hub.Channel.Bring(message.ToJsonString(), hub.Channel.Keys[0].Sign(claims))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    public sealed class EmulatorHub : ChannelHub
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("BotChannel:Emulator", "true");
            builder.UseSetting("BotChannel:EmulatorOpenIdMetadata", new Uri(Channel.Address, ".well-known/openidconfiguration").ToString());
        }
    }
}
