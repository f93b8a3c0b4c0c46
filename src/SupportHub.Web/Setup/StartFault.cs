using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using SupportHub.Faq.Content;
using SupportHub.Store.Embedded;

namespace SupportHub.Web.Setup;

/// <summary>What keeps the program from starting and is the operator's to mend: it is said in words, without a stack.</summary>
internal static class StartFault
{
    public static bool Explains(Exception fault) =>
        fault is SettingsException or OptionsValidationException or ContentFaultsException or EmbeddedPostgresException
            or AddressInUseException or IOException { InnerException: AddressInUseException }
            || (fault is AggregateException several && several.InnerExceptions.All(Explains))
            // The framework's own words for a value of the wrong kind: they name the setting.
            || (fault is InvalidOperationException && fault.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal));

    /// <summary>Says it on standard error; answers the exit status.</summary>
    public static int Say(Exception fault)
    {
        Console.Error.WriteLine($"SupportHub does not start: {fault.Message}");
        return 1;
    }
}
