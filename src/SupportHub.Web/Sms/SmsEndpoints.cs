using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;

namespace SupportHub.Web.Sms;

/// <summary>Where Twilio calls us. Twilio waits 15 seconds at most and gives up after one more try: take, commit, answer; the work comes later.</summary>
public static class SmsEndpoints
{
    /// <summary>The same for every delivery of one webhook.</summary>
    private const string IdempotencyToken = "I-Twilio-Idempotency-Token";

    private static readonly Act s_twilio = new("twilio");
    private static readonly string[] s_wrong = ["The field is missing, or is nothing Twilio sends."];

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

    private static async Task<Results<ContentHttpResult, ValidationProblem>> TakeMessage(HttpRequest request, TextIntake intake, CancellationToken ct)
    {
        var (message, wrong) = TwilioMessage.Read(request.Form, request.Headers[IdempotencyToken].FirstOrDefault());
        if (message is null) return Wrong(wrong);
        await intake.Take(message, ct);
        return TypedResults.Content("<Response/>", "text/xml");
    }

    private static async Task<Results<NoContent, NotFound, ValidationProblem>> TakeStatus(
        Guid conversationId, Guid messageId, HttpRequest request, EventStore log, TimeProvider clock, CancellationToken ct)
    {
        if (TwilioStatus.Read(request.Form) is not { } report) return Wrong("MessageStatus");
        if (report.Status is not { } status) return TypedResults.NoContent();
        var place = StatusQuery.Read(request.Query);
        var updated = await log.Conversations.Update(
            conversationId, conversation => conversation.ReportDelivery(messageId, status, report.ErrorCode, report.Sid, clock.GetUtcNow(), place), s_twilio, ct);
        if (status is DeliveryStatus.Undelivered or DeliveryStatus.Failed && TwilioCodes.RetryAfter(report.ErrorCode, place.Try) is { } wait)
            await log.Conversations.Update(
                conversationId, conversation => conversation.TryAgain(messageId, null, false, clock.GetUtcNow() + wait, clock.GetUtcNow(), place), s_twilio, ct);
        return updated.Refusal is null ? TypedResults.NoContent() : TypedResults.NotFound();
    }

    private static ValidationProblem Wrong(params string[] fields) => TypedResults.ValidationProblem(fields.ToDictionary(field => field, _ => s_wrong));
}
