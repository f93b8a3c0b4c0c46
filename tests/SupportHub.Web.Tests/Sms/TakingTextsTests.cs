using SupportHub.Domain.Contacts;
using SupportHub.StandIns.Twilio;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Sms;

public class TakingTextsTests(HubFixture hub) : IClassFixture<HubFixture>
{
    private string Webhook => hub.Twilio.Hub!.Messages;

    [Fact]
    public async Task A_signed_text_is_kept_and_answered_with_nothing_to_say()
    {
        var client = new TextingClient(hub);

        var reply = await client.Text("i lost my card");

        reply.ShouldBe(new WebhookReply(200, "text/xml", "<Response/>"));
        (await client.Received()).ShouldBe(["i lost my card"]);
    }

    [Theory]
    [InlineData("bm90IHR3aWxpbydzIG93biBzaWduYXR1cmU=")]
    [InlineData("")]
    public async Task A_forged_or_unsigned_text_is_refused_and_nothing_is_stored(string signature)
    {
        var client = new TextingClient(hub);
        var form = client.Form("i lost my card");

        (await hub.Twilio.Post(Webhook, form, signature: signature)).Status.ShouldBe(403);
        (await client.Conversation()).ShouldBeNull();

        (await hub.Twilio.Post(Webhook, form)).Status.ShouldBe(200);
        (await client.Received()).ShouldBe(["i lost my card"]);
    }

    [Fact]
    public async Task A_signature_of_other_words_or_another_address_is_refused()
    {
        var client = new TextingClient(hub);
        var form = client.Form("i lost my card");
        var token = hub.Twilio.Options.AuthToken;

        (await hub.Twilio.Post(Webhook, form, signature: RequestSigner.Sign(token, Webhook, client.Form("another")))).Status.ShouldBe(403);
        (await hub.Twilio.Post(Webhook, form, signature: RequestSigner.Sign(token, hub.Address + "webhooks/twilio/messages", form))).Status.ShouldBe(403);

        (await client.Conversation()).ShouldBeNull();
    }

    [Fact]
    public async Task The_same_webhook_again_is_answered_alike_and_is_one_message()
    {
        var client = new TextingClient(hub);
        var (text, first) = await hub.Twilio.TextIn(client.Number, TextingClient.HubNumber, "hello", TextingClient.Patience);

        var again = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => hub.Twilio.Deliver(text, TextingClient.Patience)));

        again.ShouldAllBe(reply => reply == first);
        (await client.Received()).ShouldBe(["hello"]);
    }

    [Fact]
    public async Task A_burst_of_first_texts_lands_in_one_conversation_and_none_is_lost()
    {
        var client = new TextingClient(hub);
        var words = Enumerable.Range(0, 6).Select(i => $"part {i}").ToList();

        var replies = await Task.WhenAll(words.Select(client.Text));

        var kept = await client.Received();
        kept.Order().ShouldBe(words.Where((_, i) => replies[i].Status == 200).Order());
        (await client.Conversation()).ShouldNotBeNull();
        replies.ShouldAllBe(reply => reply.Status == 200);
    }

    public static TheoryData<string> OddTexts => new(
        "", "  spaced  ", new string('x', 1600), new string('食', 1600), string.Concat(Enumerable.Repeat("😀", 800)), "👍🏽👨‍👩‍👧‍👦", "שלום \u202Eevil\u202C مرحبا",
        "bell\a tab\t line\r\nfeed\n esc\u001b[31m", "<script>alert('x')</script> &amp; \"quotes\"", "Robert'); DROP TABLE messages;--", "100% + 50% = ? & #1");

    [Theory]
    [MemberData(nameof(OddTexts))]
    public async Task An_odd_text_arrives_whole(string body)
    {
        var client = new TextingClient(hub);

        (await client.Text(body)).Status.ShouldBe(200);

        (await client.Received()).ShouldBe([body]);
    }

    [Fact]
    public async Task What_the_database_cannot_hold_is_replaced_and_the_rest_arrives()
    {
        var client = new TextingClient(hub);

        (await client.Text("a\0b")).Status.ShouldBe(200);

        (await client.Received()).ShouldBe(["a\uFFFDb"]);
    }

    [Fact]
    public async Task A_social_security_number_is_masked_before_it_is_stored()
    {
        var client = new TextingClient(hub);

        await client.Text("my social is 219-09-9999");

        var kept = (await client.Shown())[0];
        kept.Text.ShouldNotContain("9999");
        kept.Masked.ShouldNotBe(SensitiveKinds.None);
    }

    [Theory]
    [InlineData("MessageSid")]
    [InlineData("From")]
    [InlineData("To")]
    public async Task A_signed_form_without_a_needed_field_is_refused_by_its_name(string field)
    {
        var client = new TextingClient(hub);
        var form = client.Form("hello");
        form.RemoveAll(each => each.Key == field || (field == "MessageSid" && each.Key is "SmsMessageSid" or "SmsSid"));

        var reply = await hub.Twilio.Post(Webhook, form);

        (reply.Status, reply.Body.Contains(field, StringComparison.Ordinal)).ShouldBe((400, true));
        (await client.Conversation()).ShouldBeNull();
    }

    [Fact]
    public async Task New_fields_of_Twilios_change_nothing()
    {
        var client = new TextingClient(hub);

        (await hub.Twilio.Post(Webhook, client.Form("hello", ("ChannelMetadata", "{}"), ("Body2", "x")))).Status.ShouldBe(200);

        (await client.Received()).ShouldBe(["hello"]);
    }

    [Fact]
    public async Task A_huge_form_and_one_that_is_none_are_refused()
    {
        using var http = new HttpClient { BaseAddress = hub.Address };
        using var json = new StringContent("{}", null, "application/json");
        (await http.PostAsync(new Uri("/webhooks/twilio/messages", UriKind.Relative), json)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);

        (await hub.Twilio.Post(Webhook, new TextingClient(hub).Form(new string('x', 200_000)))).Status.ShouldBeOneOf(400, 413);
    }
}
