namespace SupportHub.Domain.Tests.House;

/// <summary>The files of this checkout, without what builds leave behind.</summary>
internal static class Checkout
{
    private static readonly string[] s_generated = ["bin", "obj", "node_modules", ".git", "TestResults"];

    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static IEnumerable<string> Files(params string[] extensions) =>
        Walk(Root).Where(file => extensions.Contains(Path.GetExtension(file))).Order(StringComparer.Ordinal);

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException("SupportHub.sln is in no folder above the tests."),
        _ when File.Exists(Path.Combine(folder.FullName, "SupportHub.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder)
            .Where(child => !s_generated.Contains(Path.GetFileName(child)))
            .SelectMany(Walk));
}
