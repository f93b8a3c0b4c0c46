namespace SupportHub.Web.Setup;

/// <summary>Finds <c>bot-content</c>.</summary>
public static class ContentFolder
{
    /// <exception cref="SettingsException">The folder is configured and not there, or not configured and nowhere above the program.</exception>
    public static string Find(string? configured)
    {
        if (configured is not null)
            return Directory.Exists(configured)
                ? configured
                : throw new SettingsException($"SupportHub:ContentFolder names '{configured}', which is no folder.");

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var content = Path.Combine(folder.FullName, "bot-content");
            if (Directory.Exists(content)) return content;
        }
        throw new SettingsException("SupportHub:ContentFolder is not set, and no folder bot-content is beside or above the program.");
    }
}
