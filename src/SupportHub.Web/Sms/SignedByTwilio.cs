using Microsoft.Extensions.Options;
using SupportHub.Web.Setup;

namespace SupportHub.Web.Sms;

/// <summary>
/// Lets only Twilio's own requests through, and only forms. The URL is built from the configured public address, never from the Host header: a
/// proxy changes that, and a forger chooses it.
/// </summary>
internal sealed class SignedByTwilio(IOptions<TwilioOptions> twilio, IOptions<HubOptions> hub) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        byte[] body;
        try
        {
            body = await TwilioForm.Body(request, context.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException unread)
        {
            return TypedResults.Problem(title: "The request cannot be read.", statusCode: unread.StatusCode);
        }

        var url = new Uri(hub.Value.PublicUrl + request.PathBase.ToUriComponent() + request.Path.ToUriComponent() + request.QueryString.ToUriComponent());
        var form = TwilioForm.Fields(request.ContentType, body);
        var whole = form is not null || TwilioSignature.NamesBody(request.Query[TwilioSignature.BodyHash], body);
        if (!whole || !TwilioSignature.IsValid(twilio.Value.AuthTokens, url, form ?? [], request.Headers[TwilioSignature.Header]))
            return TypedResults.Problem(title: "This request is not signed by Twilio.", statusCode: StatusCodes.Status403Forbidden);
        if (form is null)
            return TypedResults.Problem(title: "This webhook takes forms.", statusCode: StatusCodes.Status415UnsupportedMediaType);

        request.Form = TwilioForm.Words(form);
        return await next(context);
    }
}
