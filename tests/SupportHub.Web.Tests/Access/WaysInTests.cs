using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.Web.Access;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Access;

/// <summary>How accounts begin: the first link, the command line and the one-time links.</summary>
public sealed class WaysInTests
{
    public sealed class The_first_start(HubFixture hub) : IClassFixture<HubFixture>
    {
        [Fact]
        public async Task Its_link_makes_one_administrator_and_then_never_works_again()
        {
            var link = hub.Services.GetRequiredService<FirstAdmin>().NewLink();
            using var ada = new StaffBrowser(hub);
            (await First(ada, link, "short")).StatusCode.ShouldBe(HttpStatusCode.OK);
            var made = await First(ada, link, StaffBrowser.Password);
            new Uri(hub.Address, made.Headers.Location!).AbsolutePath.ShouldBe("/staff");
            (await ada.Get("/staff")).StatusCode.ShouldBe(HttpStatusCode.OK);

            foreach (var again in new[] { link, hub.Services.GetRequiredService<FirstAdmin>().NewLink() })
                (await ada.Read(again)).QuerySelector("h1")!.TextContent.ShouldBe("This link does not work any more");
        }

        [Fact]
        public async Task A_made_up_token_opens_nothing()
        {
            using var stranger = new StaffBrowser(hub);
            (await stranger.Read("/access/first?token=made-up")).QuerySelector("form").ShouldBeNull();
            (await stranger.Read("/access/first")).QuerySelector("form").ShouldBeNull();
        }

        private static Task<HttpResponseMessage> First(StaffBrowser browser, string link, string password) =>
            browser.Submit(link, ("Form.SignInName", "ada"), ("Form.Name", "Ada"), ("Form.Password", password));
    }

    public sealed class The_command_line(HubFixture hub) : IClassFixture<HubFixture>
    {
        [Fact]
        public async Task Adds_an_account_and_prints_a_link_that_works_once()
        {
            var (status, said) = await Run("add", "lin", "--role", "liaison", "--county", "06037", "--name", "Lin Chen");
            status.ShouldBe(0);
            var link = said[said.IndexOf("/access/link/", StringComparison.Ordinal)..].Trim();
            said.ShouldContain(HubFixture.PublicUrl + link);

            using var lin = new StaffBrowser(hub);
            (await lin.Submit(link, ("Form.Password", StaffBrowser.Password))).StatusCode.ShouldBe(HttpStatusCode.Found);
            (await lin.Get("/staff")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await lin.Read(link)).QuerySelector("form").ShouldBeNull();
            (await lin.SignIn("LIN")).StatusCode.ShouldBe(HttpStatusCode.Found);
        }

        [Fact]
        public async Task A_new_link_ends_the_password_and_the_link_before_it()
        {
            var (_, first) = await Run("add", "bo", "--role", "agent");
            var (_, second) = await Run("link", "bo");
            using var browser = new StaffBrowser(hub);
            (await browser.Read(PathOf(first))).QuerySelector("form").ShouldBeNull();
            (await browser.Read(PathOf(second))).QuerySelector("form").ShouldNotBeNull();
        }

        [Theory]
        [InlineData("county", "add", "kim", "--role", "liaison")]
        [InlineData("5 digits", "add", "kim", "--role", "liaison", "--county", "Alameda")]
        [InlineData("role", "add", "kim")]
        [InlineData("no such role", "add", "kim", "--role", "boss")]
        [InlineData("2 to 40 letters", "add", "k m", "--role", "agent")]
        [InlineData("no account", "off", "nobody")]
        public async Task Says_what_is_wrong_and_what_to_do(string sentence, params string[] command)
        {
            var (status, said) = await Run(command);
            status.ShouldBe(1);
            said.ShouldContain(sentence);
        }

        [Fact]
        public async Task The_last_administrator_cannot_be_switched_off()
        {
            await Run("add", "only", "--role", "admin");
            (await Run("off", "only")).Said.ShouldContain("last administrator");
            await Run("add", "second", "--role", "admin");
            (await Run("off", "only")).Status.ShouldBe(0);
        }

        [Fact]
        public async Task Every_change_leaves_a_line_in_the_audit()
        {
            await Run("add", "zoe", "--role", "agent");
            await Run("off", "zoe");
            await Run("on", "zoe");
            await using var lines = hub.Database.CreateCommand("""
                SELECT string_agg(action, ' ' ORDER BY audit.id) FROM audit JOIN "AspNetUsers" ON subject = 'staff:' || "Id" WHERE "UserName" = 'zoe'
                """);
            (await lines.ExecuteScalarAsync()).ShouldBe("staff-added staff-link-made staff-disabled staff-enabled");
        }

        private async Task<(int Status, string Said)> Run(params string[] command)
        {
            await using var said = new StringWriter();
            var status = await StaffCommands.Run(hub.Services, command, said, said);
            return (status, said.ToString());
        }

        private static string PathOf(string said) => said[said.IndexOf("/access/link/", StringComparison.Ordinal)..].Trim();
    }

    public sealed class The_demo(HubFixture hub) : IClassFixture<HubFixture>
    {
        [Fact]
        public async Task Prints_the_same_sign_ins_at_every_start_and_they_work()
        {
            var folder = Directory.CreateTempSubdirectory("hub-demo-");
            try
            {
                var demo = hub.Services.GetRequiredService<DemoStaff>();
                var table = await demo.Fill(folder.FullName, CancellationToken.None);
                (await demo.Fill(folder.FullName, CancellationToken.None)).ShouldBe(table);
                if (!OperatingSystem.IsWindows())
                    File.GetUnixFileMode(Path.Combine(folder.FullName, "demo-signins.txt")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

                foreach (var line in table.Split('\n').Skip(1))
                {
                    var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                    using var browser = new StaffBrowser(hub);
                    (await browser.SignIn(words[0], words[1])).StatusCode.ShouldBe(HttpStatusCode.Found);
                }

                File.Delete(Path.Combine(folder.FullName, "demo-signins.txt"));
                (await demo.Fill(folder.FullName, CancellationToken.None)).ShouldContain("--reset makes new ones");
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }
}
