using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain;
using SupportHub.Domain.Cases;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Events;
using SupportHub.Web.Access;
using SupportHub.Web.Cases;
using SupportHub.Web.Conversations;
using SupportHub.Web.Counties;
using SupportHub.Web.Inbox;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Cases;

/// <summary>An agent at the desk of a running hub, and the clients who write to it.</summary>
internal sealed class Desk(HubFixture hub)
{
    public const string Alameda = "06001";
    public const string Ramsey = "27123";

    private static int s_clients;

    public Staff Amy { get; } = Member(Roles.Agent);

    public static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    public static Staff Member(string role, params string[] counties) =>
        new(Guid.CreateVersion7(), $"Test {role}", new HashSet<string> { role }, counties.ToHashSet());

    public T Get<T>() where T : notnull => hub.Services.GetRequiredService<T>();

    /// <summary>A client writes for the first time, and Amy takes the conversation, so that the bot has no part in it.</summary>
    public async Task<Guid> Taken(string text = "Nobody answers about my case", Channel channel = Channel.WebChat, Language language = Language.English)
    {
        var conversation = await Written(text, channel, language);
        (await Get<AssignConversation>().Run(conversation, Amy.Id, Amy, Patience)).ShouldBeNull();
        await hub.SettledAsync(Patience);
        return conversation;
    }

    public async Task<Guid> Written(string text, Channel channel = Channel.WebChat, Language language = Language.English)
    {
        var number = Interlocked.Increment(ref s_clients);
        var address = channel == Channel.Sms ? $"+1510556{number:0000}" : $"visitor-{number:0000}";
        var receipt = await Get<MessageIntake>().Receive(
            new(channel, Guid.NewGuid().ToString(), address, channel == Channel.Sms ? "+14155550199" : "demo", text, Language: language, State: "CA"), Patience);
        return receipt.ConversationId;
    }

    /// <summary>A conversation that the bot handed over in the same append, so that the bot has no turn in it.</summary>
    public async Task<Guid> HandedOff(string text, Urgency urgency, Language language = Language.English)
    {
        var (id, now) = (Guid.CreateVersion7(), hub.Clock.GetUtcNow());
        var origin = new Origin(Channel.WebChat, Guid.CreateVersion7(), "", "demo", null, null, "CA", language);
        var message = new IncomingMessage(Guid.CreateVersion7(), Guid.NewGuid().ToString(), text, SensitiveKinds.None, null, null);
        await hub.Store.Conversations.Update(
            id, c => [.. c.Receive(origin, message, now), new ConversationHandedOff(HandoffReason.Asked, null, urgency, now)], new Act("bot"), Patience);
        return id;
    }

    /// <summary>Amy brings a case of that county before it; answers the case's id.</summary>
    public async Task<Guid> Escalated(Guid conversation, string county = Alameda, string? number = null)
    {
        number ??= $"1B{Interlocked.Increment(ref s_clients):00000}";
        (await Escalate(conversation, county, number)).ShouldBeNull();
        await hub.SettledAsync(Patience);
        return (await Get<CaseQuery>().IdOf(county, number, Patience)).ShouldNotBeNull();
    }

    public Task<Refusal?> Escalate(Guid conversation, string? county, string? number, string need = "A decision, or the reason for the delay.") =>
        Get<EscalateCase>().Run(new(conversation, county, number, EscalationReason.PastDeadline, need, PromiseTerm.OneHour), Amy, Patience);

    public async Task<ConversationHeader> Header(Guid conversation) => (await Get<ConversationQuery>().Header(conversation, Patience)).ShouldNotBeNull();

    /// <summary>What the client was told by the program, in order.</summary>
    public async Task<IReadOnlyList<string>> Notices(Guid conversation) =>
        [.. (await Get<ConversationQuery>().Lines(conversation, 100, Patience)).Where(line => line.Kind == LineKind.Notice).Select(line => line.Text)];
}
