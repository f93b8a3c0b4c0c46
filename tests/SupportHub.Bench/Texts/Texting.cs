using SupportHub.StandIns.Twilio;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Bench.Texts;

/// <summary>Clients' texts as Twilio posts them: signed, each with an id of its own, from many phones.</summary>
internal sealed class Texting(Uri server, TwilioStandInOptions account) : IDisposable
{
    public const int Phones = 1000;
    private const string Path = "/webhooks/twilio/messages";

    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = server };

    public static string Phone(int number) => $"+1213555{number % Phones:0000}";

    public async Task PostAsync(int turn)
    {
        var text = new TextMessage($"SM{Guid.CreateVersion7():N}", TextMessage.Inbound, Phone(turn), account.Numbers[0], Words.Message, DateTimeOffset.UtcNow);
        var form = InboundForm.Of(text, account);
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new FormUrlEncodedContent(form) };
        request.Headers.TryAddWithoutValidation("X-Twilio-Signature", RequestSigner.Sign(account.AuthToken, HubFixture.PublicUrl + Path, form));
        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();
}
