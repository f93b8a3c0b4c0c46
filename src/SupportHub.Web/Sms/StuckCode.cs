using SupportHub.Store.Work;

namespace SupportHub.Web.Sms;

/// <summary>Why a text waits for a person, as its message keeps it: our own codes, beside Twilio's numbers.</summary>
public static class StuckCode
{
    /// <summary>The hub was restored from a backup: the text may have left after the backup was made.</summary>
    public const string Restored = "restored";

    /// <summary>Twilio may have taken it; that could not be found out.</summary>
    public const string Unsettled = "unsettled";

    /// <summary>It surely did not leave; every try failed.</summary>
    public const string Failing = "failing";

    internal static string Of(WorkItem item) => item switch
    {
        { Held: true } => Restored,
        { UnsureSince: not null } => Unsettled,
        _ => Failing,
    };
}
