using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain.Conversations;
using SupportHub.StandIns.Twilio;
using SupportHub.Web.Conversations;
using SupportHub.Web.Files;
using SupportHub.Web.Sms;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.Tests.Sms;

namespace SupportHub.Web.Tests.Files;

public sealed class Media_of_a_text(HubFixture hub) : IClassFixture<HubFixture>
{
    [Fact]
    public async Task Ten_of_odd_kinds_are_each_kept_or_refused_and_the_client_is_told_once()
    {
        var client = new TextingClient(hub);
        byte[][] files =
        [
            Sample.JpegOfAPhone, Sample.Png, Sample.Gif, Sample.WebP, Sample.Pdf, Sample.Heic, Sample.Zip, Sample.Text("BEGIN:VCARD"), Sample.PictureBomb, Sample.Text("<svg/>"),
        ];

        await Receive(client, [.. files.Select(file => TextMedia.Of("image/jpeg", file))]);
        await hub.SettledAsync();

        (await Standing(client)).ShouldBe([(1, null), (1, null), (1, null), (1, null), (1, null), (1, null), (2, 1), (2, 1), (2, 2), (2, 1)]);
        (await Told(client)).ShouldBe(["We can take photos and PDF files only. Please send a photo of the page."]);
        await using var connection = await hub.Database.OpenConnectionAsync();
        foreach (var content in await connection.QueryAsync<byte[]>("SELECT content FROM files WHERE content IS NOT NULL"))
            Uploaded_files.Has(content, Sample.Secret).ShouldBeFalse();
    }

    [Fact]
    public async Task What_the_carrier_never_has_is_refused_and_said_after_some_looks()
    {
        var client = new TextingClient(hub);

        await Receive(client, [TextMedia.Of("image/jpeg", Sample.Jpeg)], late: true);
        await hub.SettledAsync();
        for (var look = 1; look <= CheckFile.MostLooks; look++)
        {
            (await Told(client)).ShouldBeEmpty();
            await LooksAgain();
        }

        (await Standing(client)).ShouldBe([(2, 4)]);
        (await Told(client)).ShouldBe(["We could not get the photo or file you sent. Please send it again."]);
    }

    [Fact]
    public async Task A_photo_that_the_carrier_has_a_little_later_than_its_text_is_kept()
    {
        var client = new TextingClient(hub);
        var photo = TextMedia.Of("image/jpeg", Sample.Jpeg);
        var text = await Receive(client, [photo], late: true);
        await hub.SettledAsync();
        (await Standing(client)).ShouldBe([(0, null)]);

        hub.Twilio.Ledger.Change(text.Sid, message => message with { Media = [photo] });
        await LooksAgain();

        (await Standing(client)).ShouldBe([(1, null)]);
        (await Told(client)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://127.0.0.1:5432/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://evil.example/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages/../../../x")]
    [InlineData("")]
    public async Task Nothing_is_fetched_from_anywhere_but_the_accounts_media(string url)
    {
        using var scope = hub.Services.CreateScope();

        (await scope.ServiceProvider.GetRequiredService<TwilioMedia>().Fetch(url, default)).Fault.ShouldBe(FileFault.NotThere);
    }

    [Theory]
    [InlineData("https://mms.twiliocdn.com/a", true)]
    [InlineData("https://api.twilio.com/a", true)]
    [InlineData("http://mms.twiliocdn.com/a", false)]
    [InlineData("https://mms.twiliocdn.com:8443/a", false)]
    [InlineData("https://twiliocdn.com.evil.example/a", false)]
    [InlineData("https://eviltwiliocdn.com/a", false)]
    [InlineData("https://api.twilio.com@evil.example/a", false)]
    [InlineData("https://169.254.169.254/a", false)]
    public void A_redirect_is_followed_to_the_carriers_own_hosts_only(string url, bool follows) =>
        new TwilioOptions().MayServeMedia(new(url)).ShouldBe(follows);

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("10.0.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("fd00::1", false)]
    public void A_name_that_leads_into_our_own_network_is_not_followed(string address, bool isPublic) =>
        PublicAddresses.IsPublic(IPAddress.Parse(address)).ShouldBe(isPublic);

    private async Task<TextMessage> Receive(TextingClient client, TextMedia[] media, bool late = false)
    {
        var text = hub.Twilio.Written(client.Number, TextingClient.HubNumber, "", media);
        if (late) hub.Twilio.Ledger.Change(text.Sid, message => message with { Media = [] });
        await hub.Services.GetRequiredService<MessageIntake>().Receive(
            new(Channel.Sms, text.Sid, client.Number, TextingClient.HubNumber, "")
            {
                Media = [.. media.Select(file => new InboundMedia(
                    $"https://api.twilio.com/2010-04-01/Accounts/{hub.Twilio.Options.AccountSid}/Messages/{text.Sid}/Media/{file.Sid}", file.ContentType))],
            },
            default);
        return text;
    }

    private async Task LooksAgain()
    {
        await using var connection = await hub.Database.OpenConnectionAsync();
        await connection.ExecuteAsync("UPDATE work_items SET due_at = now() WHERE kind = 'check-file' AND done_at IS NULL");
        await hub.SettledAsync();
    }

    private static async Task<IEnumerable<string>> Told(TextingClient client) =>
        (await client.Shown()).Where(text => text.Author == Participant.System).Select(text => text.Text);

    private async Task<IEnumerable<(int State, int? Fault)>> Standing(TextingClient client)
    {
        await using var connection = await hub.Database.OpenConnectionAsync();
        return await connection.QueryAsync<(int, int?)>(
            "SELECT f.state, f.fault FROM files f JOIN conversations c ON c.id = f.conversation_id WHERE c.address = @Number ORDER BY f.ordinal", new { client.Number });
    }
}
