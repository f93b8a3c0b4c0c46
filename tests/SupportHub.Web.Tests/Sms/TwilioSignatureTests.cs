using SupportHub.StandIns.Twilio;
using SupportHub.Web.Sms;

namespace SupportHub.Web.Tests.Sms;

/// <summary>
/// Signatures that Twilio publishes (twilio-csharp, RequestValidatorTest) and that its own npm client 6.2.0 computes; they hold for the hub's check
/// and for the stand-in's signer alike.
/// </summary>
public class TwilioSignatureTests
{
    private const string Classic = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private const string Texts = "https://support.example.com/webhooks/twilio/sms";

    public static TheoryData<string, string, (string Key, string Value)[], string> Vectors => new()
    {
        { "12345", Classic, Call, "RSOYDt4T1cUTdK1PDd93/VVr8B8=" },
        { "12345", Classic.Replace(".com/", ".com:443/", StringComparison.Ordinal), Call, "kvajT1Ptam85bY51eRf/AJRuM3w=" },
        { "12345", Classic.Replace(".com/", ".com:1234/", StringComparison.Ordinal), Call, "CYn1h0gLBdNxDGkKJg6hYohgeD8=" },
        { "12345", "http://mycompany.com:80/myapp.php?foo=1&bar=2", Call, "0ZXoZLH/DfblKGATFgpif+LLRf4=" },
        { "12345", $"{Classic}&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620", [], "a9nBmqA0ju/hNViExpshrM61xv4=" },
        {
            "secret_token", Texts,
            [("Body", "申請糧食券要帶什麼文件？ 👍"), ("From", "+14155550100"), ("MessageSid", "SM1"), ("NumMedia", "0"), ("To", "+14155550199")],
            "hG/v1LAAiEzSj/bmAu7mI/3G6xw="
        },
        { "secret_token", Texts, [("Body", ""), ("AccountSid", "AC1"), ("a", "lower"), ("B", "upper"), ("NumMedia", "0")], "BfwDd8flVCDSTVsxHjY7IRoBE2U=" },
        { "secret_token", "https://support.example.com/h", [("MediaUrl", "b"), ("MediaUrl", "a"), ("MediaUrl", "b")], "E0ZN+l+pq/eXPN5NIS4ZeFYUbRU=" },
    };

    private static (string Key, string Value)[] Call =>
        [("CallSid", "CA1234567890ABCDE"), ("From", "+14158675309"), ("Digits", "1234"), ("To", "+18005551212"), ("Caller", "+14158675309")];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_published_signature_is_Twilios(string token, string url, (string Key, string Value)[] form, string signature) =>
        TwilioSignature.IsValid([token], new Uri(url), Fields(form), signature).ShouldBeTrue();

    [Theory]
    [MemberData(nameof(Vectors))]
    public void The_stand_in_signs_as_published(string token, string url, (string Key, string Value)[] form, string signature) =>
        RequestSigner.Sign(token, url, form.Select(field => KeyValuePair.Create(field.Key, field.Value))).ShouldBe(signature);

    [Fact]
    public void A_signature_counts_with_and_without_the_usual_port()
    {
        TwilioSignature.IsValid(["12345"], new Uri(Classic), Fields(Call), "kvajT1Ptam85bY51eRf/AJRuM3w=").ShouldBeTrue();
        TwilioSignature.IsValid(["12345"], new Uri("https://mycompany.com:443/myapp.php?foo=1&bar=2"), Fields(Call), "RSOYDt4T1cUTdK1PDd93/VVr8B8=").ShouldBeTrue();
    }

    [Theory]
    [InlineData("54321", Classic, "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("12345", "http://mycompany.com/myapp.php?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("12345", "https://mycompany.com/myapp.php/?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("12345", Classic, "rSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("12345", Classic, "")]
    [InlineData("12345", Classic, null)]
    public void Another_token_scheme_path_or_signature_is_refused(string token, string url, string? signature) =>
        TwilioSignature.IsValid([token], new Uri(url), Fields(Call), signature).ShouldBeFalse();

    [Fact]
    public void One_changed_field_breaks_the_signature() =>
        TwilioSignature.IsValid(["12345"], new Uri(Classic), Fields([.. Call[..4], ("Caller", "+14158675300")]), "RSOYDt4T1cUTdK1PDd93/VVr8B8=").ShouldBeFalse();

    [Theory]
    [InlineData("12345", "next", true)]
    [InlineData("next", "12345", true)]
    [InlineData("next", "other", false)]
    public void While_a_token_is_rotated_either_of_the_two_counts(string token, string other, bool counts) =>
        TwilioSignature.IsValid([token, other], new Uri(Classic), Fields(Call), "RSOYDt4T1cUTdK1PDd93/VVr8B8=").ShouldBe(counts);

    [Fact]
    public void A_body_that_is_no_form_is_proved_by_its_hash_in_the_signed_address()
    {
        var body = """{"property": "value", "boolean": true}"""u8.ToArray();

        TwilioSignature.NamesBody("0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620", body).ShouldBeTrue();
        TwilioSignature.NamesBody("0A1FF7634D9AB3B95DB5C9A2DFE9416E41502B283A80C7CF19632632F96E6620", body).ShouldBeTrue();
        TwilioSignature.NamesBody("0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620", [.. body, (byte)' ']).ShouldBeFalse();
        TwilioSignature.NamesBody("", body).ShouldBeFalse();
        TwilioSignature.NamesBody(null, body).ShouldBeFalse();
    }

    private static SignedField[] Fields((string Key, string Value)[] form) => [.. form.Select(field => SignedField.Of(field.Key, field.Value))];
}
