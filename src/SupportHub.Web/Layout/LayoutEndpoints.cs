using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace SupportHub.Web.Layout;

internal static class LayoutEndpoints
{
    /// <summary>What every request passes before its endpoint, in the order it must be passed.</summary>
    public static void UseDoors(this WebApplication app)
    {
        app.UseNobodyNewWhileStopping();
        app.UseSecurityHeaders();
        app.Use(NothingUnstorable);
        app.UseExceptionHandler();
        app.UseWhen(AsksForPage, pages =>
        {
            pages.UseExceptionHandler("/problem/500", createScopeForErrors: true);
            pages.UseStatusCodePagesWithReExecute("/problem/{0}", createScopeForStatusCodePages: true);
            pages.Use(ProblemsAreRead);
        });
        app.UseHsts();
        // Times, numbers and words of one language, whatever the machine's own is. Another language of the screens is another name here.
        app.UseRequestLocalization("en-US");
        app.UseRouting();
        app.Use(NothingThere);
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.Use(FormsAreOurs);
    }

    public static void MapLayout(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }

    private static bool AsksForPage(HttpContext context) => context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    /// <summary>Endpoints leave it to whoever reads the form to look at the token's check; here no form without it gets that far.</summary>
    private static Task FormsAreOurs(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
            return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    /// <summary>The page that says what went wrong with a form is read, not sent a form itself: as one it would be refused like the first.</summary>
    private static Task ProblemsAreRead(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            context.Request.Method = HttpMethods.Get;
            context.Request.ContentType = null;
            context.Features.Set<IAntiforgeryValidationFeature>(null);
        }
        return next(context);
    }

    /// <summary>
    /// PostgreSQL has no U+0000. Asked with one it refuses while the statement is being prepared, after which Npgsql takes the next answer on that
    /// connection for another: a stranger's address would fail somebody else's request. In a path the server itself refuses it.
    /// </summary>
    private static Task NothingUnstorable(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.QueryString.Value!.Contains("%00", StringComparison.Ordinal)) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    /// <summary>An address that is none is told so; the fallback policy would send a stranger to sign in for nothing.</summary>
    private static Task NothingThere(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is not null)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
