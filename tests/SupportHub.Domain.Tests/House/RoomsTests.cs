using System.Text.RegularExpressions;
using System.Xml.Linq;
using SupportHub.Domain.Cases;
using SupportHub.Domain.Conversations;

namespace SupportHub.Domain.Tests.House;

public partial class RoomsTests
{
    private static readonly Dictionary<string, string[]> s_imports = new()
    {
        ["SupportHub.Domain"] = [],
        ["SupportHub.Faq"] = ["SupportHub.Domain"],
        ["SupportHub.Bot"] = ["SupportHub.Faq", "SupportHub.Domain"],
        ["SupportHub.Store"] = ["SupportHub.Domain"],
        ["SupportHub.Web"] = ["SupportHub.Bot", "SupportHub.Store", "SupportHub.Faq", "SupportHub.Domain"],
    };

    [Fact]
    public void The_top_level_holds_only_what_a_newcomer_looks_for()
    {
        string[] allowed = ["SupportHub.sln", "src", "tests", "bot-content", "deploy", "README.md", "global.json", "nuget.config"];

        Directory.EnumerateFileSystemEntries(Checkout.Root).Select(entry => Path.GetFileName(entry)!)
            .Where(name => !name.StartsWith('.')).ShouldBeSubsetOf(allowed);
    }

    [Fact]
    public void Imports_run_one_way()
    {
        var projects = Checkout.Files(".csproj").Where(file => Checkout.Relative(file).StartsWith("src/", StringComparison.Ordinal)).ToList();
        projects.Select(file => Path.GetFileNameWithoutExtension(file)).ShouldBe(s_imports.Keys, ignoreOrder: true);

        foreach (var project in projects)
        {
            var imports = XDocument.Load(project).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));
            imports.ShouldBeSubsetOf(s_imports[Path.GetFileNameWithoutExtension(project)]);
        }
    }

    [Fact]
    public void Every_package_version_is_exact_and_stands_in_one_file()
    {
        var versions = XDocument.Load(Path.Combine(Checkout.Root, "src", "Directory.Packages.props")).Descendants("PackageVersion").ToList();
        versions.ShouldNotBeEmpty();
        versions.Select(package => package.Attribute("Version")!.Value).ShouldAllBe(version => ExactVersion().IsMatch(version));

        foreach (var project in Checkout.Files(".csproj"))
            XDocument.Load(project).Descendants("PackageReference").ShouldAllBe(reference => reference.Attribute("Version") == null, Checkout.Relative(project));
    }

    [Fact]
    public void The_clone_stands_alone()
    {
        var outside = string.Concat("..", "/shared");
        string[] read = [".cs", ".razor", ".csproj", ".props", ".sh", ".mjs", ".ts", ".json", ""];

        Checkout.Files(read).Where(file => File.ReadAllText(file).Contains(outside, StringComparison.Ordinal)).Select(Checkout.Relative).ShouldBeEmpty();
    }

    [Fact]
    public void The_tour_names_files_that_stand()
    {
        var tour = File.ReadAllText(Path.Combine(Checkout.Root, "src", "TOUR.md"));
        var named = NamedFile().Matches(tour).Select(match => match.Groups[1].Value).ToList();

        named.Count.ShouldBeGreaterThan(20);
        named.Where(file => !File.Exists(Path.Combine(Checkout.Root, "src", file)) && !File.Exists(Path.Combine(Checkout.Root, file))).ShouldBeEmpty();
    }

    [Fact]
    public void Event_class_names_are_unique_across_the_streams()
    {
        var names = typeof(ConversationEvent).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && (type.IsAssignableTo(typeof(ConversationEvent)) || type.IsAssignableTo(typeof(CaseEvent))))
            .Select(type => type.Name).ToList();

        names.Count.ShouldBeGreaterThan(20);
        names.ShouldBeUnique();
    }

    [GeneratedRegex(@"^\[\d+(\.\d+){2,3}\]$")]
    private static partial Regex ExactVersion();

    [GeneratedRegex(@"`((?:SupportHub\.\w+|tests|bot-content|deploy)/[\w./-]+\.\w+)`")]
    private static partial Regex NamedFile();
}
