using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using SupportHub.Domain.Cases;
using SupportHub.Domain.Conversations;

namespace SupportHub.Store.Events;

/// <summary>
/// Which class an event's stored name stands for. Names follow the class's simple name and are unique across the program. What was stored in an
/// earlier shape is read as today's class (<see cref="EarlierShape"/>).
/// </summary>
internal static class EventTypes
{
    // System.Text.Json's defaults (PascalCase, enums as numbers): what Marten reads without configuration.
    private static readonly JsonSerializerOptions Json = new() { Converters = { new StorableTextConverter() } };

    // U+FFFD as System.Text.Json writes it.
    private const string Marked = @"\uFFFD";

    private static readonly FrozenDictionary<string, Type> Types = new[] { typeof(ConversationEvent), typeof(CaseEvent) }
        .SelectMany(root => root.Assembly.GetTypes().Where(type => type.IsSubclassOf(root) && !type.IsAbstract))
        .ToFrozenDictionary(type => Alias(type.Name));

    private static readonly EarlierShapes Earlier = new(EarlierShape.All);

    public static IEnumerable<Type> All => Types.Values;

    /// <summary>The stored name: <c>ConversationHandedOff</c> is <c>conversation_handed_off</c>.</summary>
    public static string Alias(string className)
    {
        var alias = new StringBuilder(className.Length + 8);
        foreach (var letter in className)
        {
            if (char.IsUpper(letter) && alias.Length > 0) alias.Append('_');
            alias.Append(char.ToLowerInvariant(letter));
        }
        return alias.ToString();
    }

    public static string DotnetName(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";

    /// <summary>An event as it will be stored, and as it will be read again: what PostgreSQL cannot hold is already marked.</summary>
    public static (TEvent Event, string Data) Stored<TEvent>(TEvent happened) where TEvent : class
    {
        var data = Write(happened);
        var marked = data.Contains(Marked, StringComparison.Ordinal);
        return (marked ? (TEvent)JsonSerializer.Deserialize(data, happened.GetType(), Json)! : happened, data);
    }

    public static string Write(object data) => JsonSerializer.Serialize(data, data.GetType(), Json);

    public static object Read(string alias, string data) => Read(alias, data, Earlier);

    public static object Read(string alias, string data, EarlierShapes earlier)
    {
        (alias, data) = earlier.Today(alias, data);
        return Types.TryGetValue(alias, out var type)
            ? JsonSerializer.Deserialize(data, type, Json) ?? throw new UnknownEvent(alias)
            : throw new UnknownEvent(alias);
    }
}
