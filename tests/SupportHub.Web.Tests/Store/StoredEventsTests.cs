using System.Text.Json.Nodes;
using SupportHub.Store.Events;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Store;

/// <summary>
/// One stored JSON of every event shape ever released stands in events/ and must load for ever. Never change a file: a new shape of an event gets a
/// new file (<c>name.2.json</c>), and the old one a file beside it that says what it means today (<c>name.today</c>).
/// </summary>
public sealed class StoredEventsTests
{
    private static readonly string s_folder = Path.Combine(Checkout.Root, "tests", "SupportHub.Web.Tests", "Store", "events");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(s_folder, "*.json").Select(file => Path.GetFileName(file)).Order()];

    public static TheoryData<string> Aliases => [.. EventTypes.All.Select(type => EventTypes.Alias(type.Name)).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_stored_event_loads_and_means_the_same(string file)
    {
        var stored = File.ReadAllText(Path.Combine(s_folder, file));

        var happened = EventTypes.Read(file.Split('.')[0], stored);

        var today = Path.Combine(s_folder, Path.ChangeExtension(file, ".today"));
        var means = File.Exists(today) ? File.ReadAllText(today) : stored;
        JsonNode.DeepEquals(JsonNode.Parse(EventTypes.Write(happened)), JsonNode.Parse(means)).ShouldBeTrue(EventTypes.Write(happened));
    }

    [Fact]
    public void Every_earlier_shape_has_a_stored_one() => EarlierShape.All.Where(shape => !Directory.EnumerateFiles(s_folder, "*.json").Any(file =>
        Path.GetFileName(file).Split('.')[0] == shape.Alias && shape.Is(JsonNode.Parse(File.ReadAllText(file))!.AsObject()))).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Aliases))]
    public void Every_event_has_a_stored_one(string alias) => File.Exists(Path.Combine(s_folder, alias + ".json")).ShouldBeTrue();
}
