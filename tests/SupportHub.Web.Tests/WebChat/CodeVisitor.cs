using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.WebChat.Codes;

namespace SupportHub.Web.Tests.WebChat;

/// <summary>A visitor who asks for codes by text, and the phone that gets them.</summary>
internal sealed partial class CodeVisitor(HubFixture hub, string token, string phone)
{
    private static int s_phones;

    public string Phone => phone;

    public static string NewPhone() => $"+1415557{Interlocked.Increment(ref s_phones):0000}";

    /// <summary>The codes the phone got, the oldest first.</summary>
    public IReadOnlyList<string> Got => [.. hub.Twilio.Ledger.Sent.Where(text => text.To == phone).Select(text => Digits().Match(text.Body).Value).Where(code => code.Length > 0)];

    public async Task<CodeAsked> Ask(string purpose = "move", string language = "en", string? number = null) =>
        (await (await Post("", new AskForCode(ChatVisitor.Site, language, number ?? phone, purpose))).Content.ReadFromJsonAsync<CodeAsked>())!;

    public async Task<CodeDone> Confirm(Guid? id, string code, string? who = null) =>
        (await (await Post("/confirm", new ConfirmCode(ChatVisitor.Site, "en", id, code, who))).Content.ReadFromJsonAsync<CodeDone>())!;

    /// <summary>Asks for a code, reads it off the phone and gives it.</summary>
    public async Task<CodeDone> Prove(string purpose = "move", string? who = null)
    {
        var asked = await Ask(purpose);
        asked.Ok.ShouldBeTrue(asked.Text);
        await hub.SettledAsync();
        return await Confirm(asked.Id, Got[^1], who);
    }

    public async Task<HttpResponseMessage> Post(string path, object body)
    {
        using var http = hub.CreateClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return (await http.PostAsJsonAsync("/api/chat/codes" + path, body)).EnsureSuccessStatusCode();
    }

    [GeneratedRegex("[0-9]{6}")]
    private static partial Regex Digits();
}
