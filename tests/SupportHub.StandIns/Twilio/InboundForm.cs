namespace SupportHub.StandIns.Twilio;

/// <summary>The form fields of an inbound text, as Twilio posts them.</summary>
public static class InboundForm
{
    /// <param name="text">The text.</param>
    /// <param name="options">Whose account it is.</param>
    /// <param name="api">Where the account's media are fetched, without a slash at the end.</param>
    public static List<KeyValuePair<string, string>> Of(TextMessage text, TwilioStandInOptions options, string api = "https://api.twilio.com")
    {
        var place = AreaCode.Of(text.From);
        List<KeyValuePair<string, string>> form =
        [
            new("ToCountry", "US"), new("ToState", "CA"), new("SmsMessageSid", text.Sid), new("NumMedia", $"{text.Media.Count}"), new("ToCity", ""),
            new("FromZip", place.Zip), new("SmsSid", text.Sid), new("FromState", place.State), new("SmsStatus", "received"), new("FromCity", place.City.ToUpperInvariant()),
            new("Body", text.Body), new("FromCountry", "US"), new("To", text.To), new("ToZip", ""), new("NumSegments", $"{text.Segments}"),
            new("MessageSid", text.Sid), new("AccountSid", options.AccountSid), new("From", text.From), new("ApiVersion", "2010-04-01"),
        ];
        if (text.MessagingServiceSid is { } service)
            form.Add(new("MessagingServiceSid", service));
        foreach (var (at, media) in text.Media.Index())
        {
            form.Add(new($"MediaUrl{at}", $"{api}/2010-04-01/Accounts/{options.AccountSid}/Messages/{text.Sid}/Media/{media.Sid}"));
            form.Add(new($"MediaContentType{at}", media.ContentType));
        }

        if (options.AdvancedOptOut && text.Keyword is { } keyword)
            form.Add(new("OptOutType", keyword));
        return form;
    }
}
