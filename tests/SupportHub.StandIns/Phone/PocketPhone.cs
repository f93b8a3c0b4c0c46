using System.Net.ServerSentEvents;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.HttpResults;
using SupportHub.StandIns.Twilio;

namespace SupportHub.StandIns.Phone;

/// <summary>A texting client's phone in the browser, for the demo. Whatever it sends goes through the signed webhook.</summary>
internal static class PocketPhone
{
    private static readonly string[] s_sendable = ["image/jpeg", "image/png", "image/gif", "image/heic", "application/pdf"];

    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapPocketPhone(this IEndpointRouteBuilder app, TwilioStandIn twilio)
    {
        var phone = app.MapGroup("").AddEndpointFilter((context, next) =>
        {
            var headers = context.HttpContext.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            return next(context);
        });
        phone.MapGet("/", () => Asset("phone.html", "text/html; charset=utf-8"));
        phone.MapGet("/phone.css", () => Asset("phone.css", "text/css; charset=utf-8"));
        phone.MapGet("/phone.js", () => Asset("phone.js", "text/javascript; charset=utf-8"));
        phone.MapGet("/phone.svg", () => Asset("phone.svg", "image/svg+xml"));
        phone.MapGet("/phones", () => new
        {
            Phones = twilio.Options.Phones.Select(number => PhoneLine.Of(number) with { Reception = $"{twilio.Receptions[number]}" }),
            Numbers = twilio.Options.Numbers.Select(PhoneLine.Of),
        });
        phone.MapGet("/phones/live", (CancellationToken ct) => TypedResults.ServerSentEvents(Live(twilio, ct)));
        phone.MapPost("/phones/{number}/texts", async Task<Results<Ok<PhoneText>, NotFound, ValidationProblem>> (string number, Draft draft, CancellationToken ct) =>
        {
            if (!twilio.Options.Phones.Contains(number) || !twilio.Options.Numbers.Contains(draft.To))
                return TypedResults.NotFound();
            if (draft.Photo is { } photo && !s_sendable.Contains(photo.Type))
                return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["photo"] = [$"A phone sends {string.Join(", ", s_sendable)}."] });
            var (text, _) = await twilio.TextIn(number, draft.To, draft.Body, ct, draft.Photo is { } sent ? [TextMedia.Of(sent.Type, sent.Bytes)] : []);
            return TypedResults.Ok(PhoneText.Of(twilio.Ledger.Find(text.Sid) ?? text));
        });
        phone.MapGet("/phones/photos/{text}/{photo}", Results<FileContentHttpResult, NotFound> (string text, string photo) =>
            twilio.Ledger.Find(text)?.Media.FirstOrDefault(media => media.Sid == photo) is { } found ? TypedResults.File(found.Content, found.ContentType) : TypedResults.NotFound());
        phone.MapPut("/phones/{number}/reception", Results<NoContent, NotFound> (string number, Wanted wanted) =>
        {
            if (!twilio.Options.Phones.Contains(number) || !Enum.TryParse<Reception>(wanted.Reception, ignoreCase: true, out var reception))
                return TypedResults.NotFound();
            twilio.Receptions[number] = reception;
            return TypedResults.NoContent();
        });
    }

    /// <summary>All texts so far, then each one as it comes or changes: a page that reconnects has missed nothing.</summary>
    private static async IAsyncEnumerable<SseItem<PhoneText>> Live(TwilioStandIn twilio, [EnumeratorCancellation] CancellationToken ct)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct, twilio.Stopping);
        var changes = Channel.CreateUnbounded<TextMessage>();
        void Add(TextMessage text) => changes.Writer.TryWrite(text);
        twilio.Ledger.Changed += Add;
        try
        {
            foreach (var text in twilio.Ledger.All)
                Add(text);
            await foreach (var text in changes.Reader.ReadAllAsync(ending.Token))
                yield return new SseItem<PhoneText>(PhoneText.Of(text), "text");
        }
        finally
        {
            twilio.Ledger.Changed -= Add;
        }
    }

    private static FileStreamHttpResult Asset(string name, string contentType) =>
        TypedResults.Stream(Assembly.GetExecutingAssembly().GetManifestResourceStream($"phone/{name}")!, contentType);

    internal sealed record Draft(string To, string Body, Photo? Photo = null);

    internal sealed record Photo(string Type, byte[] Bytes);

    internal sealed record Wanted(string Reception);
}
