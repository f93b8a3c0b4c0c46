using Dapper;
using Microsoft.AspNetCore.Hosting;
using SupportHub.StandIns.Twilio;

namespace SupportHub.Browser.Tests.Screens;

/// <summary>The walk's stage, where texts have a price and clients text by themselves.</summary>
public sealed class TextDeskStage : WalkStage
{
    /// <summary>A phone texts the hub; answers once the bot has spoken, with the conversation.</summary>
    public async Task<Guid> TextAsync(string phone, string words, params TextMedia[] media)
    {
        await Twilio.TextIn(phone, Twilio.Options.Numbers[0], words, default, media);
        await SettledAsync();
        await using var connection = await Database.OpenConnectionAsync();
        return await connection.QueryFirstAsync<Guid>("SELECT id FROM conversations WHERE address = @phone ORDER BY id DESC", new { phone });
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Twilio:PricePerSegment", "0.0079");
    }
}
