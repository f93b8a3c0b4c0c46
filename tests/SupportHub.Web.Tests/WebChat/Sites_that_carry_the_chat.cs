using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;
using SupportHub.Store.Records;
using SupportHub.Web.Access;
using SupportHub.Web.Conversations;
using SupportHub.Web.Tests.Access;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.WebChat;
using SupportHub.Web.WebChat.SiteRecords;

namespace SupportHub.Web.Tests.WebChat;

public sealed class Sites_that_carry_the_chat(HubFixture hub) : IClassFixture<HubFixture>
{
    private static SiteDraft Draft => new() { Key = "plate", Name = "Plate", Origins = "https://plate.example/\nhttp://127.0.0.1:8080" };

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("https://hub.example.evil.example")]
    public async Task A_page_of_another_origin_gets_nothing_from_the_chat_s_endpoints(string origin)
    {
        await ChatVisitor.Open(hub);
        foreach (var path in new[] { "/hubs/chat/negotiate?negotiateVersion=1", "/api/chat/visits" })
        {
            (await Post(path, null)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
            (await Post(path, HubFixture.PublicUrl)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
            (await Post(path, hub.Address.GetLeftPart(UriPartial.Authority))).StatusCode.ShouldBe(HttpStatusCode.OK, path);

            var refused = await Post(path, origin);

            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
            refused.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_retired_site_carries_it_no_more_and_a_colour_of_its_own_comes_as_a_file()
    {
        var sites = hub.Services.GetRequiredService<Sites>();
        var site = Draft.ToSite().Events[0] with { Key = "red-plate", Colour = "#7a1f3d" };
        await sites.Save(site, default);
        using var http = hub.CreateClient();

        (await http.GetStringAsync("/chat?site=red-plate")).ShouldContain("/widget/sites/red-plate.css");
        (await http.GetStringAsync("/widget/sites/red-plate.css")).ShouldContain("--teal: #7a1f3d");
        await sites.Save(site with { Retired = true }, default);

        foreach (var path in new[] { "/chat?site=red-plate", "/widget/sites/red-plate.css" })
            (await http.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await http.PostAsJsonAsync("/api/chat/visits", new VisitRequest("red-plate", "en"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_page_of_sites_shows_the_line_to_copy_to_administrators()
    {
        await hub.Services.GetRequiredService<Sites>().Save(Draft.ToSite().Events[0], default);
        var (_, admin) = await StaffBrowser.SignedIn(hub, Roles.Admin);
        using (admin)
        {
            var page = await admin.Read("/sites");
            page.QuerySelectorAll("textarea").Select(line => line.TextContent)
                .ShouldContain($"<script src=\"{HubFixture.PublicUrl}/widget.js\" data-site=\"plate\" async></script>");
        }
    }

    [Fact]
    public async Task A_change_by_staff_leaves_a_line_in_the_audit()
    {
        var by = Guid.NewGuid();
        await hub.Services.GetRequiredService<Sites>().Save(Draft.ToSite().Events[0] with { Key = "audited" }, by, "site-added", default);

        await using var line = hub.Database.CreateCommand("SELECT action || ' ' || staff_id FROM audit WHERE subject = 'site:audited'");
        (await line.ExecuteScalarAsync()).ShouldBe($"site-added {by}");
    }

    [Fact]
    public void What_is_written_into_the_form_is_kept_as_it_was_meant()
    {
        var draft = Draft;
        (draft.Colour, draft.State, draft.OwnHours, draft.Zone) = ("#7A1F3D", "CA", true, "America/Chicago");
        draft.Days[0] = "8:00-12:00, 13:00-17:30";

        var site = draft.ToSite().Events.ShouldHaveSingleItem();

        site.AllowedOrigins.ShouldBe(["https://plate.example", "http://127.0.0.1:8080"]);
        site.Colour.ShouldBe("#7a1f3d");
        var again = SiteDraft.Of(site);
        (again.Zone, again.Days[0], again.Days[5]).ShouldBe(("America/Chicago", "8:00-12:00, 13:00-17:30", ""));
    }

    public static TheoryData<string, Action<SiteDraft>> Wrong => new()
    {
        { "key-shape", d => d.Key = "A b" },
        { "name-needed", d => d.Name = " " },
        { "origin-needed", d => d.Origins = "\n" },
        { "origin-shape", d => d.Origins = "https://plate.example/path" },
        { "origin-shape", d => d.Origins = "http://plate.example" },
        { "origin-shape", d => d.Origins = "*" },
        { "origin-shape", d => d.Origins = "https://a.example; script-src *" },
        { "state-shape", d => d.State = "California" },
        { "colour-shape", d => d.Colour = "red;} body{display:none" },
        { "colour-pale", d => d.Colour = "#ffcc00" },
        { "zone-unknown", d => (d.OwnHours, d.Zone) = (true, "Mars/Base") },
        { "hours-shape", d => (d.OwnHours, d.Days[2]) = (true, "17:00-8:00") },
        { "hours-shape", d => (d.OwnHours, d.Days[2]) = (true, "13:00-17:00, 8:00-12:00") },
        { "hours-needed", d => { d.OwnHours = true; Array.Fill(d.Days, ""); } },
        { "identity-key-shape", d => d.IdentityKey = "-----BEGIN PRIVATE KEY-----" },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_is_refused_with_a_sentence(string code, Action<SiteDraft> spoil)
    {
        var draft = Draft;
        draft.ToSite().Refusal.ShouldBeNull();

        spoil(draft);

        draft.ToSite().Refusal!.Code.ShouldBe(code);
        SiteRefusals.Sentence(code).ShouldNotBe(SiteRefusals.Sentence("nobody's"));
    }

    [Theory]
    [InlineData("#0b6e69")]
    [InlineData("#767676")]
    [InlineData("#000000")]
    [InlineData("#b3261e")]
    [InlineData("#0000ff")]
    public void A_colour_that_is_taken_is_readable_on_every_ground_of_the_chat(string colour)
    {
        SiteColour.AgainstWhite(colour).ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(4.5);
        var used = System.Text.RegularExpressions.Regex.Matches(SiteColour.Css(colour), "#[0-9a-f]{6}").Select(match => match.Value).ToList();

        used.Count.ShouldBe(4);
        SiteColour.AgainstWhite(used[0])!.Value.ShouldBeGreaterThanOrEqualTo(4.5);
    }

    [Fact]
    public async Task A_site_s_own_hours_count_for_its_clients_and_the_desk_s_for_all_others()
    {
        var hours = hub.Services.GetRequiredService<SiteHours>();
        var own = Draft.ToSite().Events[0] with { Hours = SiteHours.Write("America/New_York", [new(DayOfWeek.Sunday, new(3, 0), new(4, 0))]) };

        hours.Of(own).Zone.Id.ShouldBe("America/New_York");
        hours.Of(own).IsOpen.ShouldBeFalse();
        hours.Of(own with { Hours = "{\"open\":1}" }).Zone.Id.ShouldBe("America/Los_Angeles");
        (await hours.Of((Guid?)null, default)).IsOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task Danger_told_while_a_person_is_waited_for_hears_when_the_site_s_own_people_are_back()
    {
        var sites = hub.Services.GetRequiredService<Sites>();
        var own = Draft.ToSite().Events[0] with { Key = "own-hours", Hours = SiteHours.Write("America/New_York", [new(DayOfWeek.Sunday, new(3, 0), new(4, 0))]) };
        await sites.Save(own, default);
        var site = (await sites.ByKey(own.Key, default)).ShouldNotBeNull();
        var conversation = (await Says("hello")).ConversationId;
        await hub.Store.Conversations.Update(
            conversation, _ => new ConversationHandedOff(HandoffReason.Asked, null, Urgency.Routine, hub.Clock.GetUtcNow()), new Act("bot"), default);

        await Says("I want to kill myself");
        await hub.SettledAsync();

        (await hub.Services.GetRequiredService<ChatLog>().After(conversation, 0, [], default)).Lines
            .ShouldContain(line => line.From == "bot" && line.Text.Contains("Sunday", StringComparison.Ordinal));

        Task<Receipt> Says(string text) => hub.Services.GetRequiredService<MessageIntake>().Receive(
            new(Channel.WebChat, $"own-hours:{text}", "own-hours-client", site.Key, text, SiteId: site.Id), default);
    }

    private async Task<HttpResponseMessage> Post(string path, string? origin)
    {
        using var http = hub.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new VisitRequest(ChatVisitor.Site, "en")) };
        if (origin is not null) request.Headers.Add("Origin", origin);
        return await http.SendAsync(request);
    }
}
