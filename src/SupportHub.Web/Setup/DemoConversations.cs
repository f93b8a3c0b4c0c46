using Microsoft.Extensions.Options;
using Npgsql;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Web.Conversations;

namespace SupportHub.Web.Setup;

/// <summary>A few pretend clients, so that the demo's first look at the inbox is not at an empty one. They write through the one door, like anybody.</summary>
internal sealed class DemoConversations(MessageIntake intake, NpgsqlDataSource database, IOptions<HubOptions> hub) : IHostedService
{
    private static readonly (Language Language, string Text)[] s_clients =
    [
        (Language.English, "My EBT card fell out on the bus this morning, how do I get another one?"),
        (Language.Spanish, "Ayer me robaron 214 dólares de la tarjeta EBT y no tengo con qué comprar la comida de mis hijos"),
        (Language.Cantonese, "屋企今日乜都冇得食，兩個細路好肚餓，可唔可以幫手？"),
        (Language.English, "I missed my phone interview because I was at work. Can I talk to a person?"),
    ];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!hub.Value.Demo || await AnybodyWrote(cancellationToken)) return;
        foreach (var (client, (language, text)) in s_clients.Index())
            await intake.Receive(
                new(Channel.WebChat, $"demo-{client}", $"demo-client-{client}", Seed.DemoSite, text, Language: language), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> AnybodyWrote(CancellationToken ct)
    {
        await using var command = database.CreateCommand("SELECT EXISTS (SELECT FROM mt_streams)");
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }
}
