using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.Web.Access;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Access;

/// <summary>By enumeration: a route that somebody adds tomorrow is asked the same questions.</summary>
public sealed class RouteTests(HubFixture hub) : IClassFixture<HubFixture>
{
    // The doors that stand open to the world, each with the reason it may.
    private static readonly string[] Open =
    [
        "/sign-in", "/access/first", "/access/link/{Id:guid}",      // the ways in
        "/problem/{Code:int}", "/not-found", "/Error",               // say what is wrong; show nothing of ours
        "/health",                                                   // the watchman's questions
        "/api/chat", "/hubs/chat", "/chat", "/widget", "/demo",             // the clients' chat and the demo's site: a visitor's token guards them
        "/webhooks/twilio",                                          // Twilio's signature guards it
        "/api/messages",                                             // the Bot Framework: the channel's token guards it
    ];

    private IReadOnlyList<RouteEndpoint> Routes => [.. hub.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    [Fact]
    public void Every_route_is_behind_a_policy_or_on_the_short_list_of_open_doors()
    {
        Routes.Count.ShouldBeGreaterThan(10);
        var open = Routes.Where(IsAnonymous).Where(route => route.Metadata.GetMetadata<StaticAssetDescriptor>() is null).Select(Path).Distinct();
        open.Where(path => !Open.Any(door => path == door || path.StartsWith(door + "/", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in_by_every_route_that_is_no_open_door()
    {
        using var stranger = new StaffBrowser(hub);
        // Not the catch-all with which static files are found in development: it matches files only.
        foreach (var path in Routes.Where(route => !IsAnonymous(route) && AnswersGet(route) && !route.RoutePattern.Parameters.Any(part => part.IsCatchAll)).Select(Concrete).Distinct())
        {
            var answer = await stranger.Get(path);
            new[] { HttpStatusCode.Found, HttpStatusCode.Unauthorized }.ShouldContain(answer.StatusCode, path);
            if (answer.StatusCode == HttpStatusCode.Found)
                answer.Headers.Location!.ToString().ShouldContain("/sign-in");
        }
    }

    [Fact]
    public async Task A_stranger_changes_nothing_by_any_route_that_is_no_open_door()
    {
        using var stranger = new StaffBrowser(hub);
        var doors = Routes.Where(route => !IsAnonymous(route) && !route.RoutePattern.Parameters.Any(part => part.IsCatchAll)).ToList();
        doors.ShouldContain(route => !AnswersGet(route));
        foreach (var path in doors.Select(Concrete).Distinct())
            new[] { HttpStatusCode.Found, HttpStatusCode.Unauthorized, HttpStatusCode.MethodNotAllowed }.ShouldContain((await stranger.Post(path)).StatusCode, path);
    }

    [Fact]
    public void No_file_that_is_sent_depends_on_anything_but_its_name()
    {
        var files = Routes.Where(route => route.Metadata.GetMetadata<StaticAssetDescriptor>() is not null).ToList();
        files.ShouldNotBeEmpty();
        files.Where(route => route.RoutePattern.Parameters.Count > 0).Select(Path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Roles.Agent)]
    [InlineData(Roles.Supervisor)]
    [InlineData(Roles.Liaison)]
    [InlineData(Roles.Editor)]
    [InlineData(Roles.Admin)]
    public async Task Each_role_opens_the_pages_of_its_policies_and_no_other(string role)
    {
        var (_, browser) = await StaffBrowser.SignedIn(hub, role, role == Roles.Liaison ? ["06037"] : []);
        using (browser)
        {
            foreach (var page in Routes.Where(AnswersGet))
            {
                if (page.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).LastOrDefault(policy => policy is not null) is not { } policy)
                    continue;
                var refused = (await browser.Get(Concrete(page))).StatusCode == HttpStatusCode.Forbidden;
                refused.ShouldBe(!Opens(role, policy), $"{role} at {Path(page)}");
            }
        }
    }

    [Fact]
    public async Task A_liaison_is_told_that_the_inbox_belongs_to_another_role()
    {
        var (_, liaison) = await StaffBrowser.SignedIn(hub, Roles.Liaison, "06037");
        using (liaison)
        {
            var page = await StaffBrowser.Parse(await liaison.Get("/inbox"));
            page.QuerySelector("h1")!.TextContent.ShouldBe("This page belongs to another role");
        }
    }

    [Fact]
    public async Task An_address_that_is_none_is_not_found_for_strangers_too()
    {
        using var stranger = new StaffBrowser(hub);
        var answer = await stranger.Get("/no/such/page");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await StaffBrowser.Parse(answer)).QuerySelector("h1")!.TextContent.ShouldBe("There is nothing at this address");
    }

    private static bool Opens(string role, string policy) => policy switch
    {
        Policies.Staff => true,
        Policies.Inbox => role is Roles.Agent or Roles.Supervisor or Roles.Admin,
        Policies.Board => role is Roles.Supervisor or Roles.Admin,
        Policies.Liaison => role is Roles.Liaison or Roles.Supervisor or Roles.Admin,
        Policies.Content => role is Roles.Editor or Roles.Admin,
        Policies.Accounts => role is Roles.Admin,
        Policies.Erasure => role is Roles.Admin,
        Policies.Operations => role is Roles.Admin,
        Policies.Sites => role is Roles.Admin,
        Policies.Numbers => role is Roles.Admin,
        _ => throw new InvalidOperationException($"No test knows the policy {policy}."),
    };

    private static bool IsAnonymous(RouteEndpoint route) => route.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static bool AnswersGet(RouteEndpoint route) =>
        route.Metadata.GetMetadata<HttpMethodMetadata>() is not { HttpMethods: { Count: > 0 } methods } || methods.Contains("GET");

    private static string Path(RouteEndpoint route) => "/" + route.RoutePattern.RawText!.TrimStart('/');

    // Any value of the right shape: who may not enter is told so before the value is looked at.
    private static string Concrete(RouteEndpoint route) => "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment =>
        segment.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter
            ? parameter.ParameterPolicies.Select(policy => policy.Content).FirstOrDefault() switch { "int" => "1", _ => Guid.Empty.ToString() }
            : Path(route).Split('/')[1 + route.RoutePattern.PathSegments.ToList().IndexOf(segment)]));
}
