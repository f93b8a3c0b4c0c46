using SupportHub.Bot.Connector;

namespace SupportHub.Bot.Tests;

public sealed class Service_urls
{
    private static readonly ServiceUrls s_public = new(ServiceUrls.Public);

    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/", true)]
    [InlineData("https://directline.botframework.com/", true)]
    [InlineData("https://a.b.botframework.com", true)]
    [InlineData("HTTPS://SMBA.TRAFFICMANAGER.NET/teams", true)]
    [InlineData("http://directline.botframework.com/", false)]
    [InlineData("https://botframework.com/", false)]
    [InlineData("https://evilbotframework.com/", false)]
    [InlineData("https://directline.botframework.com.evil.example/", false)]
    [InlineData("https://directline.botframework.com@evil.example/", false)]
    [InlineData("https://user:word@directline.botframework.com/", false)]
    [InlineData("https://evil.example/?a=.botframework.com", false)]
    [InlineData("https://evil.example/#.botframework.com", false)]
    [InlineData("https://evil.example\\.botframework.com/", false)]
    [InlineData("https://directline.botframework.com:8443/", false)]
    [InlineData("https://smba.trafficmanager.net:8443/", false)]
    [InlineData("https://sub.smba.trafficmanager.net/", false)]
    [InlineData("http://127.0.0.1:3000/", false)]
    [InlineData("ftp://smba.trafficmanager.net/", false)]
    [InlineData("//smba.trafficmanager.net/", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Of_channels_are_those_on_the_list(string? url, bool called) => (s_public.Find(url, emulator: false) is not null).ShouldBe(called);

    [Theory]
    [InlineData("http://127.0.0.1:3000", true)]
    [InlineData("http://localhost:3000/v", true)]
    [InlineData("http://[::1]:3000/", true)]
    [InlineData("http://0.0.0.0:3000/", false)]
    [InlineData("http://192.168.1.2/", false)]
    [InlineData("http://localhost.evil.example/", false)]
    [InlineData("https://directline.botframework.com/", false)]
    [InlineData("file://localhost/etc/passwd", false)]
    public void Of_an_emulator_are_on_this_machine(string url, bool called) => (s_public.Find(url, emulator: true) is not null).ShouldBe(called);
}
