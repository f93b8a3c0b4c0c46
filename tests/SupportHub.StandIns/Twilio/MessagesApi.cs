using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace SupportHub.StandIns.Twilio;

/// <summary>The REST API's Messages resource: create, list, read, redact, cancel, delete.</summary>
internal static class MessagesApi
{
    public static void MapMessagesApi(this IEndpointRouteBuilder app, TwilioStandIn twilio)
    {
        var account = app.MapAccount(twilio);
        account.MapPost("/Messages.json", (HttpContext context, CancellationToken ct) => Create(context, twilio, ct));
        account.MapGet("/Messages.json", IResult (HttpRequest request) => twilio.Faults.TakeList() switch
        {
            ListFault.ServerError => TwilioError.ServerError.ToResult(),
            ListFault.Lagging => MessageList.Answer(request, twilio, until: DateTimeOffset.UtcNow.AddMinutes(-10)),
            _ => MessageList.Answer(request, twilio, until: DateTimeOffset.MaxValue),
        });
        account.MapGet("/Messages/{sid}.json", (string sid, HttpRequest request) =>
            twilio.Ledger.Find(sid) is { } text ? Show(text, twilio) : TwilioError.NotFound(request.Path).ToResult());
        account.MapPost("/Messages/{sid}.json", (string sid, HttpRequest request) => Update(sid, request, twilio));
        account.MapDelete("/Messages/{sid}.json", (string sid, HttpRequest request) => Delete(sid, request, twilio));
    }

    /// <summary>The account's part of the API: the right credentials and not too many requests at once.</summary>
    public static RouteGroupBuilder MapAccount(this IEndpointRouteBuilder app, TwilioStandIn twilio)
    {
        var account = app.MapGroup("/2010-04-01/Accounts/{accountSid}");
        var rate = new RequestRate(twilio.Options.RequestsPerSecond);
        account.AddEndpointFilter(async (context, next) =>
            !IsAuthentic(context.HttpContext.Request, twilio.Options) ? TwilioError.Unauthenticated.ToResult()
            : !rate.Allows(DateTimeOffset.UtcNow) ? TwilioError.TooManyRequests.ToResult()
            : await next(context));
        return account;
    }

    private static async Task<IResult> Create(HttpContext context, TwilioStandIn twilio, CancellationToken ct)
    {
        var fault = twilio.Faults.Take();
        if (fault == Fault.Timeout)
            await twilio.Faults.KeepWaiting(ct);
        if (fault is Fault.ServerError or Fault.TooManyRequests)
            return (fault == Fault.ServerError ? TwilioError.ServerError : TwilioError.TooManyRequests).ToResult();

        var asked = SendRequest.Of(await context.Request.ReadFormAsync(ct));
        if (SendRules.Refusal(asked, twilio.Options, twilio.OptOuts, DateTimeOffset.UtcNow) is { } refusal)
            return refusal.ToResult();
        TextMessage? Accept() => twilio.Accept(asked, arrives: fault != Fault.Undeliverable);
        if (fault == Fault.DropThenAccept)
        {
            twilio.TakeLate(Accept);
            context.Abort();
            return TypedResults.Empty;
        }

        if (Accept() is not { } text)
            return TwilioError.QueueFull(asked.From!).ToResult();
        if (fault == Fault.AcceptThenServerError)
            return TwilioError.ServerError.ToResult();
        if (fault == Fault.AcceptThenDrop)
            context.Abort();
        return Show(text, twilio, StatusCodes.Status201Created, asked.From);
    }

    private static async Task<IResult> Update(string sid, HttpRequest request, TwilioStandIn twilio)
    {
        var form = await request.ReadFormAsync();
        if (twilio.Ledger.Find(sid) is not { } text)
            return TwilioError.NotFound(request.Path).ToResult();
        if (form["Status"] == "canceled")
            return text.Status != "scheduled" ? TwilioError.NotCancelable.ToResult() : Changed(message => message with { Status = "canceled", UpdatedAt = DateTimeOffset.UtcNow });
        if (!form.ContainsKey("Body"))
            return Show(text, twilio);
        if (!string.IsNullOrEmpty(form["Body"]))
            return TwilioError.Refused(20001, "The body of a message can only be made empty.").ToResult();
        return text.IsComplete ? Changed(message => message with { Body = "", UpdatedAt = DateTimeOffset.UtcNow }) : TwilioError.NotComplete.ToResult();

        IResult Changed(Func<TextMessage, TextMessage> change) => Show(twilio.Ledger.Change(sid, change) ?? text, twilio);
    }

    private static IResult Delete(string sid, HttpRequest request, TwilioStandIn twilio)
    {
        if (twilio.Ledger.Find(sid) is not { } text)
            return TwilioError.NotFound(request.Path).ToResult();
        if (!text.IsComplete)
            return TwilioError.NotComplete.ToResult();
        twilio.Ledger.Change(sid, message => message with { Body = "", Media = [], Deleted = true });
        return TypedResults.NoContent();
    }

    private static JsonHttpResult<object> Show(TextMessage text, TwilioStandIn twilio) => Show(text, twilio, StatusCodes.Status200OK, text.From);

    // What a service is to send has no sender yet when it is taken.
    private static JsonHttpResult<object> Show(TextMessage text, TwilioStandIn twilio, int status, string? from) =>
        TypedResults.Json(MessageResource.Of(text, twilio.Options.AccountSid, from), statusCode: status);

    private static bool IsAuthentic(HttpRequest request, TwilioStandInOptions options)
    {
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.AccountSid}:{options.AuthToken}"));
        return request.Headers.Authorization == expected && request.RouteValues["accountSid"] as string == options.AccountSid;
    }
}
