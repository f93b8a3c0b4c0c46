using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportHub.Web.BotChannel;
using SupportHub.Web.Setup;

namespace SupportHub.Web.Tests.BotChannel;

public sealed class Channel_settings
{
    [Fact]
    public void Nothing_set_is_a_hub_without_channels() => Check(new()).ShouldBeNull();

    [Fact]
    public void An_app_needs_its_secret() => Check(new() { AppId = "app" }).ShouldNotBeNull().ShouldContain("BotChannel__AppPassword");

    [Theory]
    [InlineData("Production", false, false)]
    [InlineData("Staging", false, false)]
    [InlineData("Development", false, true)]
    [InlineData("Production", true, true)]
    public void The_emulators_path_is_for_the_demo_and_developers(string environment, bool demo, bool may) =>
        (Check(new() { Emulator = true }, environment, demo) is null).ShouldBe(may);

    [Theory]
    [InlineData("https://smba.trafficmanager.net", true)]
    [InlineData("https://*.botframework.com", true)]
    [InlineData("http://127.0.0.1:3000", true)]
    [InlineData("http://example.com", false)]
    [InlineData("https://example.com/path", false)]
    [InlineData("example.com", false)]
    [InlineData("https://*", false)]
    public void Replies_go_to_origins_by_https(string entry, bool may)
    {
        var options = new BotChannelOptions();
        options.ServiceUrls.Add(entry);
        (Check(options) is null).ShouldBe(may);
    }

    [Fact]
    public void Keys_come_by_https() => Check(new() { OpenIdMetadata = new("http://login.example/") }).ShouldNotBeNull().ShouldContain("OpenIdMetadata");

    private static string? Check(BotChannelOptions options, string environment = "Production", bool demo = false) =>
        new BotChannelOptionsCheck(new Environment(environment), Options.Create(new HubOptions { Demo = demo })).Validate(null, options).FailureMessage;

    private sealed class Environment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "hub";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
