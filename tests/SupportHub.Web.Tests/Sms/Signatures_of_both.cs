using SupportHub.StandIns.Twilio;
using SupportHub.Web.Sms;

namespace SupportHub.Web.Tests.Sms;

/// <summary>The hub's check and the stand-in's signer beside Twilio's own npm client, on requests nobody chose.</summary>
public sealed class Signatures_of_both
{
    private const int Requests = 1500;
    private static readonly string[] s_hosts = ["hub.example", "hub.example:443", "hub.example:8443", "127.0.0.1:5080", "[::1]:5080"];
    private static readonly string[] s_queries = ["", "?a=1", "?foo=1&bar=2", "?q=%E9%A3%9F", "?q=it%27s", "?empty=", "?a=b+c"];
    private static readonly string[] s_values = ["", " ", "a", "申請糧食券？ 👍", "1+1=2 & more", "línea\nnueva", "'\"<>", "\u00a0", "𠵱", "A", "B", "STOP"];

    [Fact]
    public async Task Both_sign_and_check_alike()
    {
        var requests = Made().ToList();

        var theirs = await NpmTool.Ask<Answer>("signatures.mjs", requests.Select(request => new
        {
            request.Token, request.Url, request.Signature,
            Form = request.Form.GroupBy(field => field.Key).ToDictionary(group => group.Key, group => group.Count() == 1 ? (object)group.First().Value : group.Select(field => field.Value)),
        }));

        foreach (var (request, answer) in requests.Zip(theirs))
        {
            answer.Expected.ShouldBe(RequestSigner.Sign(request.Token, request.Url, request.Form), request.Url);
            answer.Valid.ShouldBe(request.IsGenuine, request.Url);
            Valid(request, request.Signature).ShouldBe(request.IsGenuine, request.Url);
            Valid(request, answer.Expected).ShouldBeTrue(request.Url);
        }
    }

    private static bool Valid(Request request, string signature) => TwilioSignature.IsValid(
        [request.Token], new Uri(request.Url), request.Form.Select(field => SignedField.Of(field.Key, field.Value)), signature);

    // Every fifth is signed for something else.
    private static IEnumerable<Request> Made()
    {
        var random = new Random(11);
        for (var turn = 0; turn < Requests; turn++)
        {
            var url = $"https://{Pick(s_hosts)}/webhooks/twilio/{Pick(["messages", "status/1/2"])}{Pick(s_queries)}";
            var form = Enumerable.Range(0, random.Next(0, 12)).Select(_ => KeyValuePair.Create(Pick(["Body", "From", "body", "MediaUrl0", "Zürich", "_", "0"]), Pick(s_values))).ToList();
            var token = $"token-{random.Next(5)}";
            var genuine = turn % 5 > 0;
            yield return new(token, url, form, RequestSigner.Sign(genuine ? token : "another", url, form), genuine);
        }

        string Pick(string[] from) => from[random.Next(from.Length)];
    }

    private sealed record Request(string Token, string Url, IReadOnlyList<KeyValuePair<string, string>> Form, string Signature, bool IsGenuine);

    private sealed record Answer(bool Valid, string Expected);
}
