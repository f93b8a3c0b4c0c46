using Dapper;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.StandIns;
using SupportHub.StandIns.Twilio;
using SupportHub.Web.Access;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Browser.Tests;

/// <summary>The hub as the demo shows it, pretend phones, staff of our own and a Chromium: all a walk through the house needs.</summary>
public class WalkStage : HubFixture, IAsyncLifetime
{
    public const string Password = "a long enough password";
    public const string Agent = "walk-dana";
    public const string Liaison = "walk-lee";
    public const string OtherLiaison = "walk-kim";
    public const string Supervisor = "walk-sam";
    public const string Admin = "walk-ada";
    private const string Alameda = "06001";
    private const string Fresno = "06019";
    private readonly int _port = FreePort.Any();

    public Chromium Chromium { get; } = new();

    protected override int Port => _port;

    protected override string World => $"http://127.0.0.1:{_port}";

    protected override bool Demo => true;

    protected override TwilioStandInOptions Carrier => new() { Phones = ["+14155550101", "+12135550102", "+16125550103"] };

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Chromium.InitializeAsync();
        await AddAsync(Agent, "Dana Reyes", Roles.Agent);
        await AddAsync(Liaison, "Lee Wong", Roles.Liaison, Alameda);
        await AddAsync(OtherLiaison, "Kim Park", Roles.Liaison, Fresno);
        await AddAsync(Supervisor, "Sam Ortiz", Roles.Supervisor);
        await AddAsync(Admin, "Ada Boss", Roles.Admin);
    }

    /// <summary>The conversation that began last.</summary>
    public async Task<Guid> NewestConversationAsync()
    {
        await using var connection = await Database.OpenConnectionAsync();
        return await connection.QuerySingleAsync<Guid>("SELECT id FROM conversations ORDER BY started_at DESC LIMIT 1");
    }

    /// <summary>How many lines the bot has said in a conversation, and the topics it answered.</summary>
    public async Task<IReadOnlyList<string?>> BotTopicsAsync(Guid conversation)
    {
        await using var connection = await Database.OpenConnectionAsync();
        return [.. await connection.QueryAsync<string?>("SELECT topic FROM messages WHERE conversation_id = @conversation AND author = 1 ORDER BY version, ordinal", new { conversation })];
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await Chromium.DisposeAsync();
        await DisposeAsync();
    }

    private async Task AddAsync(string signInName, string name, string role, params string[] counties)
    {
        var added = await Services.GetRequiredService<StaffDirectory>().Add(new(signInName, name, [role], counties), null, default);
        added.Refusal.ShouldBeNull();
        await using var scope = Services.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        (await members.AddPasswordAsync((await members.FindByNameAsync(signInName))!, Password)).Succeeded.ShouldBeTrue();
    }
}
