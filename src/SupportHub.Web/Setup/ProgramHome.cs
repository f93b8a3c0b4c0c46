using SupportHub.Faq.Search;

namespace SupportHub.Web.Setup;

/// <summary>Where the program keeps what outlives a clone, unless told otherwise.</summary>
internal static class ProgramHome
{
    public static string Folder(string name) => Environment.IsPrivilegedProcess
        ? Path.Combine("/var/lib/supporthub", name)
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "supporthub", name);

    /// <summary>What the bot learned from its content; <paramref name="configured"/> is <c>SupportHub:ModelFolder</c>.</summary>
    public static ModelFolder Models(string? configured) => new(configured ?? Folder("models"));
}
