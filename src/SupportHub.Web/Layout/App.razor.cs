using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace SupportHub.Web.Layout;

/// <summary>
/// The document. Staff pages are interactive; pages that say <c>[ExcludeFromInteractiveRouting]</c> (sign-in and the
/// like) are plain HTML without a script, because they need the request itself and must work on any browser.
/// </summary>
public sealed partial class App
{
    private static readonly (string Theme, string Scheme)[] Themes = [("material", "light"), ("material-dark", "dark")];

    [CascadingParameter]
    private HttpContext Request { get; set; } = default!;

    // A stranger gets no connection: the server keeps memory for each.
    private IComponentRenderMode? Mode =>
        Request.AcceptsInteractiveRouting() && Request.User.Identity?.IsAuthenticated == true ? RenderMode.InteractiveServer : null;
}
