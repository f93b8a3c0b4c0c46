using Microsoft.AspNetCore.Http.HttpResults;

namespace SupportHub.StandIns.Twilio;

/// <summary>An error body as Twilio's API writes it (<c>code, message, more_info, status</c>).</summary>
public sealed record TwilioError(int Status, int Code, string Message)
{
    public static TwilioError Unauthenticated => new(401, 20003, "Authenticate");

    public static TwilioError TooManyRequests => new(429, 20429, "Too Many Requests");

    public static TwilioError ServerError => new(500, 20500, "An internal server error has occurred");

    public static TwilioError Unsubscribed => Refused(21610, "Attempt to send to unsubscribed recipient");

    /// <summary>A message on its way is not to be changed or deleted.</summary>
    public static TwilioError NotComplete => new(409, 20009, "Cannot change or delete this resource before it is complete");

    public static TwilioError NotCancelable => new(409, 30409, "This message cannot be canceled");

    public static TwilioError QueueFull(string from) => Refused(21611, $"The source 'From' number {from} has exceeded the maximum number of queued messages");

    public static TwilioError NotFound(string path) => new(404, 20404, $"The requested resource {path} was not found");

    public static TwilioError Refused(int code, string message) => new(400, code, message);

    public JsonHttpResult<object> ToResult() => TypedResults.Json<object>(
        new { code = Code, message = Message, more_info = $"https://www.twilio.com/docs/errors/{Code}", status = Status },
        statusCode: Status);
}
