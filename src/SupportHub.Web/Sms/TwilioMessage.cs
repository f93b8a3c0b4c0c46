using System.Text.RegularExpressions;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Records;
using SupportHub.Web.Conversations;
using Language = SupportHub.Domain.Languages.Language;

namespace SupportHub.Web.Sms;

/// <summary>An inbound text as Twilio posts it; fields that are not named here are new ones, and none of our business.</summary>
internal sealed partial record TwilioMessage(string MessageSid, string From, string To, string Body, string? OptOutType)
{
    private const int MostMedia = 10;
    private const int LongestUrl = 2048;
    private const int LongestType = 127;

    public IReadOnlyList<InboundMedia> Media { get; init; } = [];

    /// <summary>When it was written, where its webhook was lost.</summary>
    public DateTimeOffset? WrittenAt { get; init; }

    // Older names that Twilio still sends along.
    private static readonly string[] s_sid = ["MessageSid", "SmsMessageSid", "SmsSid"];

    /// <summary>The message, or the names of the fields that are missing or cannot be. An empty body is a message too.</summary>
    /// <param name="form">Of a field that comes twice, the first counts.</param>
    /// <param name="idempotencyToken">The same for every delivery of one webhook: stands in where the message has no id.</param>
    public static (TwilioMessage? Message, string[] Wrong) Read(IFormCollection form, string? idempotencyToken)
    {
        var sid = s_sid.Select(field => form[field].FirstOrDefault()).Append(idempotencyToken).FirstOrDefault(id => id is not null && Id().IsMatch(id));
        var (from, to) = (form["From"].FirstOrDefault()?.Trim() ?? "", form["To"].FirstOrDefault()?.Trim() ?? "");
        (string Field, bool Right)[] needed = [(s_sid[0], sid is not null), ("From", Address().IsMatch(from)), ("To", Address().IsMatch(to))];
        string[] wrong = [.. needed.Where(field => !field.Right).Select(field => field.Field)];
        return wrong.Length > 0
            ? (null, wrong)
            : (new(sid!, from, to, form["Body"].FirstOrDefault() ?? "", form["OptOutType"].FirstOrDefault()) { Media = MediaOf(form) }, wrong);
    }

    /// <summary>A text that stands in Twilio's list; null when it cannot be one.</summary>
    public static TwilioMessage? Of(ListedText text, IReadOnlyList<InboundMedia> media) =>
        Id().IsMatch(text.Sid) && Address().IsMatch(text.From) && Address().IsMatch(text.To)
            ? new(text.Sid, text.From, text.To, text.Body, null) { Media = [.. media.Take(MostMedia)], WrittenAt = text.Created }
            : null;

    /// <summary>The last line that knows Twilio's words.</summary>
    /// <param name="number">The record of our number that was texted; null when none is kept: the text is taken all the same.</param>
    public InboundMessage ToInbound(HubNumber? number) => new(
        Channel.Sms, MessageSid, From, To, Body, Program: number?.Program, State: number?.State,
        // An English line is everyone's line; only a line of another language says which language its callers want.
        Language: number is { DefaultLanguage: not Language.English } ? number.DefaultLanguage : null,
        Consent: Consent)
    {
        Media = Media, WrittenAt = WrittenAt, AnsweredByCarrier = number?.CarrierAnswers == false ? CarrierAnswer.None : Answered,
    };

    // Advanced Opt-Out, which has words that are ours to choose, names what it answered; Twilio's default answers without a word to us.
    private CarrierAnswer Answered =>
        Consent is not null ? CarrierAnswer.OurWords : ConsentWords.IsAnsweredByTwilio(Body) ? CarrierAnswer.StockWords : CarrierAnswer.None;

    // What Advanced Opt-Out made of the text goes before our own reading: its words are the account's to choose.
    private ConsentKind? Consent => OptOutType switch
    {
        "STOP" => ConsentKind.Stop,
        "START" => ConsentKind.Start,
        "HELP" => ConsentKind.Help,
        _ => null,
    };

    // Counted by what is there: NumMedia says the same, or less than nothing.
    private static InboundMedia[] MediaOf(IFormCollection form) =>
    [
        .. Enumerable.Range(0, MostMedia)
            .Select(i => (Url: form[$"MediaUrl{i}"].FirstOrDefault(), Type: form[$"MediaContentType{i}"].FirstOrDefault()))
            .Where(media => media.Url is { Length: > 0 and <= LongestUrl })
            .Select(media => new InboundMedia(media.Url!, media.Type is { Length: > 0 and <= LongestType } type ? type : null)),
    ];

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex Id();

    // A number, a short code, a name, or another channel's address such as whatsapp:+14155550101. What is longer is no sender's.
    [GeneratedRegex(@"^[^\p{C}\p{Zl}\p{Zp}]{1,64}\z")]
    private static partial Regex Address();
}
