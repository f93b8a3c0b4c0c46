using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace SupportHub.StandIns.Twilio;

/// <summary>The REST API's Messages resource: create, list, read, redact, delete.</summary>
internal static class MessagesApi
{
    public static void MapMessagesApi(this IEndpointRouteBuilder app, TwilioStandIn twilio)
    {
        var account = app.MapGroup("/2010-04-01/Accounts/{accountSid}");
        account.AddEndpointFilter(async (context, next) => IsAuthentic(context.HttpContext.Request, twilio.Options) ? await next(context) : TwilioError.Unauthenticated.ToResult());
        account.MapPost("/Messages.json", (HttpContext context, CancellationToken ct) => Create(context, twilio, ct));
        account.MapGet("/Messages.json", IResult (HttpRequest request) => twilio.Faults.TakeList() switch
        {
            ListFault.ServerError => TwilioError.ServerError.ToResult(),
            ListFault.Lagging => List(request, twilio, until: DateTimeOffset.UtcNow.AddMinutes(-10)),
            _ => List(request, twilio, until: DateTimeOffset.MaxValue),
        });
        account.MapGet("/Messages/{sid}.json", (string sid, HttpRequest request) =>
            twilio.Ledger.Find(sid) is { } text ? Show(text, twilio) : TwilioError.NotFound(request.Path).ToResult());
        account.MapPost("/Messages/{sid}.json", (string sid, HttpRequest request) => Redact(sid, request, twilio));
        account.MapDelete("/Messages/{sid}.json", IResult (string sid, HttpRequest request) =>
            twilio.Ledger.Change(sid, text => text with { Body = "", Deleted = true }) is null ? TwilioError.NotFound(request.Path).ToResult() : TypedResults.NoContent());
    }

    private static async Task<IResult> Create(HttpContext context, TwilioStandIn twilio, CancellationToken ct)
    {
        var fault = twilio.Faults.Take();
        if (fault == Fault.Timeout)
            await twilio.Faults.KeepWaiting(ct);
        if (fault is Fault.ServerError or Fault.TooManyRequests)
            return (fault == Fault.ServerError ? TwilioError.ServerError : TwilioError.TooManyRequests).ToResult();

        var form = await context.Request.ReadFormAsync(ct);
        if (SendRules.Refusal(form["From"], form["To"], form["Body"], twilio.Options, twilio.OptOuts) is { } refusal)
            return refusal.ToResult();
        TextMessage Accept() => twilio.Accept(form["From"]!, form["To"]!, form["Body"]!, form["StatusCallback"], arrives: fault != Fault.Undeliverable);
        if (fault == Fault.DropThenAccept)
        {
            twilio.TakeLate(Accept);
            context.Abort();
            return TypedResults.Empty;
        }

        var text = Accept();
        if (fault == Fault.AcceptThenServerError)
            return TwilioError.ServerError.ToResult();
        if (fault == Fault.AcceptThenDrop)
            context.Abort();
        return Show(text, twilio, StatusCodes.Status201Created);
    }

    private static JsonHttpResult<object> List(HttpRequest request, TwilioStandIn twilio, DateTimeOffset until)
    {
        var query = request.Query;
        var size = int.TryParse(query["PageSize"], out var asked) ? Math.Clamp(asked, 1, 1000) : 50;
        var page = int.TryParse(query["Page"], out var at) ? Math.Max(at, 0) : 0;
        var found = twilio.Ledger.All.Reverse()
            .Where(text => text.CreatedAt < until && Is(query["To"], text.To) && Is(query["From"], text.From))
            .Where(text => Day(query["DateSent"]) is not { } day || text.SentAt?.UtcDateTime.Date == day.UtcDateTime.Date)
            .Where(text => Day(query["DateSent>"]) is not { } from || text.SentAt >= from)
            .Where(text => Day(query["DateSent<"]) is not { } until || text.SentAt < until.AddDays(until.TimeOfDay == TimeSpan.Zero ? 1 : 0))
            .ToList();
        var filters = string.Join('&', query.Where(field => field.Key is not ("Page" or "PageSize" or "PageToken"))
            .Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value.ToString())}"));
        return TypedResults.Json(MessageResource.Page(found, twilio.Options.AccountSid, filters, page, size));
    }

    private static async Task<IResult> Redact(string sid, HttpRequest request, TwilioStandIn twilio)
    {
        var form = await request.ReadFormAsync();
        var changed = twilio.Ledger.Change(sid, text => form["Status"] == "canceled" ? text with { Status = "canceled" } : form.ContainsKey("Body") ? text with { Body = "" } : text);
        return changed is null ? TwilioError.NotFound(request.Path).ToResult() : Show(changed, twilio);
    }

    private static JsonHttpResult<object> Show(TextMessage text, TwilioStandIn twilio, int status = StatusCodes.Status200OK) =>
        TypedResults.Json(MessageResource.Of(text, twilio.Options.AccountSid), statusCode: status);

    private static bool Is(string? wanted, string actual) => string.IsNullOrEmpty(wanted) || wanted == actual;

    private static DateTimeOffset? Day(string? value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : null;

    private static bool IsAuthentic(HttpRequest request, TwilioStandInOptions options)
    {
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.AccountSid}:{options.AuthToken}"));
        return request.Headers.Authorization == expected && request.RouteValues["accountSid"] as string == options.AccountSid;
    }
}
