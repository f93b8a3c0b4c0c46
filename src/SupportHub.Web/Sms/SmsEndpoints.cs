using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace SupportHub.Web.Sms;

/// <summary>Where Twilio calls us. Twilio waits 15 seconds at most and gives up after one more try: take, commit, answer; the work comes later.</summary>
public static class SmsEndpoints
{
    /// <summary>The same for every delivery of one webhook.</summary>
    private const string IdempotencyToken = "I-Twilio-Idempotency-Token";

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
        Guid conversationId, Guid messageId, HttpRequest request, TextReports reports, CancellationToken ct)
    {
        if (TwilioStatus.Read(request.Form) is not { } report) return Wrong("MessageStatus");
        if (report.Status is not { } status) return TypedResults.NoContent();
        var updated = await reports.Take(conversationId, messageId, StatusQuery.Read(request.Query), status, report.ErrorCode, report.Sid, ct);
        return updated.Refusal is null ? TypedResults.NoContent() : TypedResults.NotFound();
    }

    private static ValidationProblem Wrong(params string[] fields) => TypedResults.ValidationProblem(fields.ToDictionary(field => field, _ => s_wrong));
}
