using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.StandIns.SignalR;
using SupportHub.Web.Tests.Cases;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.Tests.WebChat;
using SupportHub.Web.WebChat;

namespace SupportHub.Web.Tests.Access;

/// <summary>By enumeration: a hub or a method that somebody adds tomorrow is asked the same questions.</summary>
public sealed class HubMethodTests(HubFixture hub) : IClassFixture<HubFixture>, IAsyncLifetime
{
    // The hub that needs no account: a visitor's token guards it.
    private static readonly Type[] Open = [typeof(ChatHub)];

    private static IEnumerable<Type> Ours => typeof(ChatHub).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Hub)) && !type.IsAbstract);

    private IEnumerable<(Endpoint Endpoint, Type Hub)> Mapped => hub.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .Select(endpoint => (endpoint, endpoint.Metadata.GetMetadata<HubMetadata>()?.HubType!)).Where(mapped => mapped.Item2 is not null);

    public Task InitializeAsync() => ChatVisitor.Open(hub);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void Every_hub_is_behind_a_policy_but_the_clients()
    {
        Mapped.Select(mapped => mapped.Hub).ShouldContain(typeof(ChatHub));
        Mapped.Count(mapped => !Ours.Contains(mapped.Hub)).ShouldBeGreaterThan(0, "the pages' own hub is one of them");
        Mapped.Where(mapped => mapped.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(mapped => mapped.Hub).Distinct().ShouldBe(Open);
    }

    [Fact]
    public async Task Every_method_answers_anothers_ids_as_it_answers_unknown_ones()
    {
        var desk = new Desk(hub);
        var conversation = await desk.Taken("a private matter");
        var found = await desk.Escalated(conversation, Desk.Alameda);
        await using var owner = await ChatVisitor.New(hub);
        await owner.Join();
        var chat = (await owner.Send("another private matter")).Lines!;
        (await owner.Join(conversation: chat.Conversation))!.Lines.Lines.ShouldNotBeEmpty();

        // Each hub has a second address, where its ways of talking are agreed on.
        var methods = Mapped.Where(mapped => Ours.Contains(mapped.Hub) && !Path(mapped.Endpoint).EndsWith("/negotiate", StringComparison.Ordinal))
            .SelectMany(mapped => Methods(mapped.Hub).Select(method => (mapped.Endpoint, method))).ToList();
        methods.Select(entry => entry.method.Name).ShouldContain(nameof(ChatHub.Join));
        foreach (var (endpoint, method) in methods)
        {
            var unknown = await Answer(endpoint, method, Guid.CreateVersion7());
            foreach (var theirs in new[] { conversation, found, chat.Conversation!.Value, chat.Lines[0].Id })
                (await Answer(endpoint, method, theirs)).ShouldBe(unknown, method.Name);
        }
    }

    private static string Path(Endpoint endpoint) => ((RouteEndpoint)endpoint).RoutePattern.RawText!;

    private static IEnumerable<MethodInfo> Methods(Type type) => type
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => method.GetBaseDefinition().DeclaringType == type);

    /// <summary>What a visitor who is nobody else is told, and what is pushed to them until the hub has gone through everything.</summary>
    private async Task<string> Answer(Endpoint endpoint, MethodInfo method, Guid id)
    {
        var token = await ChatVisitor.Visit(hub);
        await using var stranger = await HubClient.Connect(new Uri(hub.Address, Path(endpoint)));
        await stranger.Invoke(nameof(ChatHub.Join), [new JoinRequest(token, ChatVisitor.Site, "en", null, 0, null)]);
        string said;
        try
        {
            said = $"{await stranger.Invoke(method.Name, [.. method.GetParameters().Select(parameter => Given(parameter.ParameterType, parameter.Name!, id, token))], Desk.Patience)}";
        }
        catch (HubCallException refused)
        {
            said = refused.Message;
        }
        said.ShouldNotContain("private matter");
        return Shape(said);
    }

    private static object? Given(Type type, string name, Guid id, string token) => type switch
    {
        _ when (Nullable.GetUnderlyingType(type) ?? type) == typeof(Guid) => id,
        _ when type == typeof(string) => name.ToLowerInvariant() switch { "token" => token, "site" => ChatVisitor.Site, "language" => "en", "choice" => null, _ => $"{id:N}" },
        _ when type == typeof(string[]) => new[] { $"{id:N}" },
        { IsValueType: true } => 0,
        _ => type.GetProperties().ToDictionary(field => JsonNamingPolicy.CamelCase.ConvertName(field.Name), field => Given(field.PropertyType, field.Name, id, token)),
    };

    // Ids and times differ by themselves.
    private static string Shape(string said) =>
        System.Text.RegularExpressions.Regex.Replace(said, "[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\"at\":\"[^\"]*\"", "");
}
