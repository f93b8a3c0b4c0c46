using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace SupportHub.Store.Events;

/// <summary>
/// A shape in which an earlier program stored an event: the name it had then, how its JSON is told from later ones under that name, and what makes
/// today's of it. A member that was only added with a default, or only taken away, needs none: the reader leaves it out.
/// </summary>
/// <param name="Alias">The stored name, for ever.</param>
/// <param name="Today">The stored name of the class that it is today.</param>
/// <param name="Is">Whether a JSON under that name has this shape.</param>
/// <param name="Upcast">Changes the JSON to today's.</param>
internal sealed record EarlierShape(string Alias, string Today, Func<JsonObject, bool> Is, Action<JsonObject> Upcast)
{
    /// <summary>Every shape that changed since the first release, the oldest first. Each has a stored JSON in the tests.</summary>
    public static readonly IReadOnlyList<EarlierShape> All = [];
}

/// <summary>Brings stored events to today's shape. An event whose name never had another costs one look.</summary>
internal sealed class EarlierShapes(IEnumerable<EarlierShape> shapes)
{
    private readonly FrozenDictionary<string, EarlierShape[]> _byAlias = shapes.GroupBy(shape => shape.Alias).ToFrozenDictionary(of => of.Key, of => of.ToArray());

    public (string Alias, string Data) Today(string alias, string data)
    {
        if (!_byAlias.TryGetValue(alias, out var known)) return (alias, data);
        var json = JsonNode.Parse(data)!.AsObject();
        if (Array.Find(known, shape => shape.Is(json)) is not { } earlier) return (alias, data);
        earlier.Upcast(json);
        // What it became may itself be an earlier shape of what came later.
        return Today(earlier.Today, json.ToJsonString());
    }
}
