using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SupportHub.Store.Events;
using SupportHub.Store.Records;
using SupportHub.Web.Conversations;

namespace SupportHub.Web.Sms;

/// <summary>Where Twilio calls us. Twilio waits 15 seconds at most and gives up after one more try: take, commit, answer; the work comes later.</summary>
public static partial class SmsEndpoints
{
    private static readonly Act s_twilio = new("twilio");
    private static readonly string[] s_missing = ["The field is missing."];

    public static void MapSms(this IEndpointRouteBuilder app)
    {
        var twilio = app.MapGroup("/webhooks/twilio")
            .AddEndpointFilter<SignedByTwilio>()
            .WithMetadata(new RequestSizeLimitAttribute(TwilioForm.LongestRequest))
            .AllowAnonymous()
            .DisableAntiforgery();
        twilio.MapPost("/messages", TakeMessage);
        twilio.MapPost("/status/{conversationId:guid}/{messageId:guid}", TakeStatus);
    }

    private static async Task<Results<ContentHttpResult, ValidationProblem>> TakeMessage(
        HttpRequest request, MessageIntake intake, HubNumbers numbers, ILogger<TwilioMessage> logger, CancellationToken ct)
    {
        var (message, missing) = TwilioMessage.Read(request.Form);
        if (message is null)
            return TypedResults.ValidationProblem(missing.ToDictionary(field => field, _ => s_missing));

        var receipt = await intake.Receive(message.ToInbound(await numbers.ByNumber(message.To, ct)), ct);
        Log.Taken(logger, receipt.ConversationId, receipt.MessageId, receipt.Duplicate);
        return TypedResults.Content("<Response/>", "text/xml");
    }

    private static async Task<Results<NoContent, NotFound>> TakeStatus(
        Guid conversationId, Guid messageId, HttpRequest request, EventStore log, TimeProvider clock, CancellationToken ct)
    {
        var form = request.Form;
        var code = Said(form["ErrorCode"]);
        if (TwilioStatus.Read(form["MessageStatus"], code) is not { } status)
            return TypedResults.NoContent();
        var updated = await log.Conversations.Update(
            conversationId,
            conversation => conversation.ReportDelivery(messageId, status, code, Said(form["MessageSid"]), clock.GetUtcNow(), StatusQuery.Read(request.Query)),
            s_twilio, ct);
        return updated.Refusal is null ? TypedResults.NoContent() : TypedResults.NotFound();
    }

    private static string? Said(string? field) => string.IsNullOrEmpty(field) ? null : field;

    private static partial class Log
    {
        [LoggerMessage(7001, LogLevel.Information, "Text taken: conversation {ConversationId}, message {MessageId}, known before: {Duplicate}")]
        public static partial void Taken(ILogger logger, Guid conversationId, Guid messageId, bool duplicate);
    }
}
