using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportHub.Web.Sms;
using SupportHub.Web.Sms.Copies;

namespace SupportHub.Web.Operations;

/// <summary>For administrators: whether what clients wrote goes from the carrier when it should.</summary>
public sealed partial class CopiesPanel
{
    private CopyStanding? _standing;

    [Inject]
    private CopyQuery Copies { get; set; } = default!;

    [Inject]
    private IOptions<TwilioOptions> Twilio { get; set; } = default!;

    private TimeSpan After => Twilio.Value.DeleteAfter;

    protected override async Task OnInitializedAsync()
    {
        // What is deleted makes no event.
        Tick(Read);
        await InTurn(Read);
    }

    private async Task Read() => _standing = await Copies.Standing(Gone);

    private string Shown(int count) => count >= CopyQuery.MostCounted
        ? W["{0} or more", count.ToString("N0", CultureInfo.CurrentCulture)]
        : count.ToString("N0", CultureInfo.CurrentCulture);
}
