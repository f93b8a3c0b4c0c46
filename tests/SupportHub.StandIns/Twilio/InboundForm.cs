namespace SupportHub.StandIns.Twilio;

/// <summary>The form fields of an inbound text, as Twilio posts them.</summary>
public static class InboundForm
{
    public static List<KeyValuePair<string, string>> Of(TextMessage text, TwilioStandInOptions options)
    {
        var place = AreaCode.Of(text.From);
        List<KeyValuePair<string, string>> form =
        [
            new("ToCountry", "US"), new("ToState", "CA"), new("SmsMessageSid", text.Sid), new("NumMedia", "0"), new("ToCity", ""),
            new("FromZip", place.Zip), new("SmsSid", text.Sid), new("FromState", place.State), new("SmsStatus", "received"), new("FromCity", place.City.ToUpperInvariant()),
            new("Body", text.Body), new("FromCountry", "US"), new("To", text.To), new("ToZip", ""), new("NumSegments", $"{text.Segments}"),
            new("MessageSid", text.Sid), new("AccountSid", options.AccountSid), new("From", text.From), new("ApiVersion", "2010-04-01"),
        ];
        if (options.AdvancedOptOut && text.Keyword is { } keyword)
            form.Add(new("OptOutType", keyword));
        return form;
    }
}
