using Microsoft.AspNetCore.Http.HttpResults;

namespace SupportHub.StandIns.Twilio;

/// <summary>What the real one has no route for: faults, callbacks and texts on demand, for tests that run it as a program.</summary>
internal static class Control
{
    public static void MapControl(this IEndpointRouteBuilder app, TwilioStandIn twilio)
    {
        var control = app.MapGroup("/stand-in");
        control.MapPost("/faults", NoContent (FaultOrder order) =>
        {
            twilio.Faults.Queue(Enum.Parse<Fault>(order.Fault, ignoreCase: true), order.Times ?? 1);
            return TypedResults.NoContent();
        });
        control.MapPost("/callbacks", NoContent (CallbackOrder order) =>
        {
            twilio.Faults.Callbacks = Enum.Parse<CallbackMode>(order.Mode, ignoreCase: true);
            return TypedResults.NoContent();
        });
        control.MapPost("/lost-webhooks", NoContent (FaultOrder order) =>
        {
            twilio.Faults.LoseWebhooks(order.Times ?? 1);
            return TypedResults.NoContent();
        });
        control.MapPost("/late-callbacks", async Task<NoContent> () =>
        {
            await twilio.Faults.LetCallbacksGo();
            return TypedResults.NoContent();
        });
        control.MapPost("/texts", async (TextOrder order, CancellationToken ct) =>
            TypedResults.Ok((await twilio.TextIn(order.From, order.To ?? twilio.Options.Numbers[0], order.Body, ct)).Text));
        control.MapGet("/ledger", () => TypedResults.Ok(twilio.Ledger.All));
    }

    internal sealed record FaultOrder(string Fault = "", int? Times = null);

    internal sealed record CallbackOrder(string Mode);

    internal sealed record TextOrder(string From, string? To, string Body);
}
