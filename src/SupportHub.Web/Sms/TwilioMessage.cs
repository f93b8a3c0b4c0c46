using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Records;
using SupportHub.Web.Conversations;
using Language = SupportHub.Domain.Languages.Language;

namespace SupportHub.Web.Sms;

/// <summary>An inbound text as Twilio posts it; fields that are not named here are new ones, and none of our business.</summary>
internal sealed record TwilioMessage(string MessageSid, string From, string To, string Body, string? OptOutType)
{
    private static readonly string[] s_required = ["MessageSid", "From", "To"];

    /// <summary>The message, or the names of the fields that are missing. An empty body is a message too.</summary>
    public static (TwilioMessage? Message, string[] Missing) Read(IFormCollection form)
    {
        string[] missing = [.. s_required.Where(field => string.IsNullOrEmpty(form[field]))];
        return missing.Length > 0
            ? (null, missing)
            : (new(form["MessageSid"]!, form["From"]!, form["To"]!, form["Body"].ToString(), form["OptOutType"]), missing);
    }

    /// <summary>The last line that knows Twilio's words.</summary>
    /// <param name="number">The record of our number that was texted; null when none is kept: the text is taken all the same.</param>
    public InboundMessage ToInbound(HubNumber? number) => new(
        Channel.Sms, MessageSid, From, To, Body, Program: number?.Program, State: number?.State,
        // An English line is everyone's line; only a line of another language says which language its callers want.
        Language: number is { DefaultLanguage: not Language.English } ? number.DefaultLanguage : null,
        Consent: Consent);

    // What Advanced Opt-Out made of the text goes before our own reading: its words are the account's to choose.
    private ConsentKind? Consent => OptOutType switch
    {
        "STOP" => ConsentKind.Stop,
        "START" => ConsentKind.Start,
        "HELP" => ConsentKind.Help,
        _ => null,
    };
}
