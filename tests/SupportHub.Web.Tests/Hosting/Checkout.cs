namespace SupportHub.Web.Tests.Hosting;

/// <summary>The clone the tests run in.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    /// <summary>Where what the bot learned is kept from suite to suite.</summary>
    public static string ModelFolder { get; } = Path.Combine(Root, ".artifacts", "models");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SupportHub.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests must run inside the clone.");
        return folder.FullName;
    }
}
