using Microsoft.Extensions.Options;
using SupportHub.Web.Setup;

namespace SupportHub.Web.Sms;

/// <summary>
/// Lets only Twilio's own requests through. The URL is built from the configured public address, never from the Host header: a proxy changes
/// that, and a forger chooses it.
/// </summary>
internal sealed class SignedByTwilio(IOptions<TwilioOptions> twilio, IOptions<HubOptions> hub) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        try
        {
            if (!await TwilioForm.Read(request, context.HttpContext.RequestAborted))
                return Refused;
        }
        catch (BadHttpRequestException tooLong)
        {
            return TypedResults.Problem(title: "The form cannot be read.", statusCode: tooLong.StatusCode);
        }

        var url = new Uri(hub.Value.PublicUrl + request.PathBase.ToUriComponent() + request.Path.ToUriComponent() + request.QueryString.ToUriComponent());
        return TwilioSignature.IsValid(twilio.Value.AuthToken, url, request.Form, request.Headers[TwilioSignature.Header]) ? await next(context) : Refused;
    }

    private static IResult Refused => TypedResults.Problem(title: "This request is not signed by Twilio.", statusCode: StatusCodes.Status403Forbidden);
}
