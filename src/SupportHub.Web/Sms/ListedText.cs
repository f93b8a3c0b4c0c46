using System.Globalization;
using System.Text.Json;

namespace SupportHub.Web.Sms;

/// <summary>A text as Twilio's list has it. <see cref="Created"/> is exact to the second.</summary>
internal sealed record ListedText(string Sid, string From, string To, string Body, string Direction, DateTimeOffset Created, bool HasMedia)
{
    public bool IsInbound => Direction == "inbound";

    public static ListedText Read(JsonElement text)
    {
        return new(
            Said("sid"), Said("from"), Said("to"), Said("body"), Said("direction"),
            DateTimeOffset.Parse(Said("date_created"), CultureInfo.InvariantCulture), Said("num_media") is not ("" or "0"));

        string Said(string field) => text.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
    }
}
