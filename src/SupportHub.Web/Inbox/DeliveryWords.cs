using SupportHub.Domain.Conversations;
using SupportHub.Web.BotChannel;
using SupportHub.Web.Sms;

namespace SupportHub.Web.Inbox;

/// <summary>How far a text got, and why it did not arrive: Twilio's codes in words (twilio.com/docs/api/errors).</summary>
public static class DeliveryWords
{
    public static string Delivery(this DeskWords words, DeliveryStatus status, string? errorCode = null) => status switch
    {
        DeliveryStatus.Queued or DeliveryStatus.Sending => words["Sending"],
        DeliveryStatus.Sent => words["Sent"],
        DeliveryStatus.Delivered => words["Delivered"],
        DeliveryStatus.Blocked => words["Not sent: the client opted out."],
        DeliveryStatus.Waiting when !string.IsNullOrEmpty(errorCode) => words["Not delivered yet."],
        DeliveryStatus.Waiting => words["Waits for the morning."],
        DeliveryStatus.Stuck => words["Not sent yet: it waits for an administrator."],
        DeliveryStatus.Cancelled => words["Cancelled by an administrator."],
        _ => words["Not delivered."],
    };

    public static string Icon(this DeliveryStatus status) => status switch
    {
        DeliveryStatus.Queued or DeliveryStatus.Sending or DeliveryStatus.Waiting => "schedule",
        DeliveryStatus.Sent => "done",
        DeliveryStatus.Delivered => "done_all",
        _ => "error",
    };

    public static bool DidNotArrive(this DeliveryStatus status) => status is DeliveryStatus.Undelivered or DeliveryStatus.Failed or DeliveryStatus.Blocked
        or DeliveryStatus.Stuck or DeliveryStatus.Cancelled;

    public static string? WhyNotDelivered(this DeskWords words, string? errorCode) => errorCode switch
    {
        null or "" => null,
        StuckCode.Unsettled => words["It may have reached the client all the same: the carrier did not say."],
        StuckCode.Restored => words["SupportHub was restored from a backup; it may have been sent before that."],
        StuckCode.Failing => words["The carrier could not be reached. The client has not got it."],
        ChannelCode.Ended => words["The client has ended this chat."],
        ChannelCode.Unknown => words["The other service no longer knows this chat."],
        "21211" => words["The number is not a phone number."],
        "21408" => words["Texts to this country are switched off."],
        "21606" or "21612" => words["Our number cannot text this number."],
        "21610" => words["The number has opted out at the carrier."],
        "21611" => words["Too many texts are waiting to be sent. Try again later."],
        "21614" => words["The number cannot receive texts."],
        "21617" => words["The text is longer than a carrier takes."],
        "21635" => words["The number is a landline."],
        "30002" => words["Our text account is suspended. Tell an administrator."],
        "30003" => words["The phone is off or out of reach."],
        "30004" => words["The number blocks our texts."],
        "30005" => words["The number is not in service."],
        "30006" => words["The number is a landline or cannot be reached."],
        "30007" => words["The carrier filtered the text."],
        "30008" => words["The carrier gave no reason."],
        _ => words["Carrier code {0}.", errorCode],
    };
}
