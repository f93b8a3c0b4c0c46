using System.Net;
using System.Reflection;
using Dapper;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain;
using SupportHub.Web.Access;
using SupportHub.Web.Liaison;
using SupportHub.Web.Tests.Access;
using SupportHub.Web.Tests.Cases;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Liaison;

/// <summary>A liaison cannot tell a case of another county from one that does not exist. By enumeration, so that tomorrow's routes are asked too.</summary>
public sealed class CountyDoorTests(HubFixture hub) : IClassFixture<HubFixture>
{
    private readonly Desk _desk = new(hub);

    [Fact]
    public async Task Every_route_answers_another_countys_id_as_it_answers_an_unknown_one()
    {
        var conversation = await _desk.Taken();
        var found = await _desk.Escalated(conversation, Desk.Alameda);
        var routes = hub.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(TakesAnId).ToList();
        routes.Select(route => route.RoutePattern.RawText).ShouldContain("/liaison/cases/{Id:guid}");

        var (_, alameda) = await StaffBrowser.SignedIn(hub, Roles.Liaison, Desk.Alameda);
        (await alameda.Get($"/liaison/cases/{found}")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var (_, ramsey) = await StaffBrowser.SignedIn(hub, Roles.Liaison, Desk.Ramsey);
        foreach (var route in routes)
        {
            var unknown = await Answer(ramsey, route, Guid.CreateVersion7());
            foreach (var theirs in new[] { found, conversation })
                (await Answer(ramsey, route, theirs)).ShouldBe(unknown, route.RoutePattern.RawText);
        }
        alameda.Dispose();
        ramsey.Dispose();
    }

    [Fact]
    public async Task Every_act_of_the_portal_refuses_another_countys_case_as_it_refuses_an_unknown_one()
    {
        var found = await _desk.Escalated(await _desk.Taken(), Desk.Alameda);
        var stranger = Desk.Member(Roles.Liaison, Desk.Ramsey);
        var acts = typeof(CaseDoor).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(CaseDoor).Namespace && hub.Services.GetService(type) is not null)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.GetParameters().Any(parameter => parameter.Name == "caseId")).ToList();
        acts.Count.ShouldBeGreaterThan(7);

        var before = (await hub.Store.Cases.Load(found, Desk.Patience))!.Version;
        foreach (var act in acts)
        {
            var said = $"{act.DeclaringType!.Name}.{act.Name}";
            var unknown = await Do(act, Guid.CreateVersion7(), stranger);
            (await Do(act, found, stranger)).ShouldBe(unknown, said);
            unknown.ShouldBeOneOf([null, false, new Refusal("case-not-there")], said);
        }
        (await hub.Store.Cases.Load(found, Desk.Patience))!.Version.ShouldBe(before);
    }

    [Fact]
    public async Task The_list_holds_the_liaisons_own_counties_only()
    {
        var ours = await _desk.Escalated(await _desk.Taken(), Desk.Ramsey);
        var theirs = await _desk.Escalated(await _desk.Taken(), Desk.Alameda);
        var door = hub.Services.GetRequiredService<CaseDoor>();

        var listed = (await door.List(false, Desk.Member(Roles.Liaison, Desk.Ramsey), Desk.Patience)).Select(found => found.Id).ToList();
        listed.ShouldContain(ours);
        listed.ShouldNotContain(theirs);
        (await door.List(false, Desk.Member(Roles.Liaison), Desk.Patience)).ShouldBeEmpty();
        (await door.List(false, Desk.Member(Roles.Supervisor), Desk.Patience)).Select(found => found.Id).ShouldContain(theirs);
    }

    [Fact]
    public async Task Reading_a_case_and_seeing_its_phone_number_are_audited()
    {
        var found = await _desk.Escalated(await _desk.Taken(channel: Domain.Conversations.Channel.Sms), Desk.Alameda);
        var pat = Desk.Member(Roles.Liaison, Desk.Alameda);

        (await hub.Services.GetRequiredService<CaseDoor>().Open(found, pat, Desk.Patience)).ShouldNotBeNull();
        (await hub.Services.GetRequiredService<RevealPhone>().Run(found, pat, Desk.Patience)).ShouldNotBeNull().ShouldStartWith("(510) 556-");

        await using var connection = await hub.Database.OpenConnectionAsync();
        (await connection.QueryAsync<string>("SELECT action FROM audit WHERE staff_id = @Id AND subject = @subject ORDER BY id", new { pat.Id, subject = $"case:{found}" }))
            .ShouldBe(["case-read", "client-phone-revealed"]);
    }

    private static bool TakesAnId(RouteEndpoint route) =>
        route.RoutePattern.Parameters.Any(parameter => parameter.ParameterPolicies.Any(policy => policy.Content == "guid"))
        && (route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods || methods.Contains("GET"));

    private static async Task<(HttpStatusCode, string)> Answer(StaffBrowser browser, RouteEndpoint route, Guid id)
    {
        var path = string.Join('/', route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part =>
            part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart ? id.ToString() : ((Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart)part).Content))));
        var answer = await browser.Get("/" + path);
        var page = await StaffBrowser.Parse(answer);
        return (answer.StatusCode, page.QuerySelector("main")?.TextContent.Trim().Replace(id.ToString(), "", StringComparison.Ordinal) ?? "");
    }

    private async Task<object?> Do(MethodInfo act, Guid caseId, Staff liaison)
    {
        object?[] given = [.. act.GetParameters().Select(parameter => parameter switch
        {
            { Name: "caseId" } => caseId,
            _ when parameter.ParameterType == typeof(Staff) => liaison,
            _ when parameter.ParameterType == typeof(string) => "words",
            _ when parameter.ParameterType == typeof(CancellationToken) => Desk.Patience,
            _ when parameter.ParameterType.IsEnum => Enum.ToObject(parameter.ParameterType, 0),
            _ => (Func<Domain.Cases.Case, Decision<Domain.Cases.CaseEvent>>)(found => found.Acknowledge(liaison.Id, hub.Clock.GetUtcNow())),
        })];
        var task = (Task)act.Invoke(hub.Services.GetRequiredService(act.DeclaringType!), given)!;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task);
    }
}
