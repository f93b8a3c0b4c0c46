using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SupportHub.Bot.Activities;

/// <summary>Activities as JSON: camel case, nothing null, empty strings and empty lists left out (A2004, A2100, A3050).</summary>
public static class ActivityJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // A number where a string belongs is a fault of the sender (A2005, C05), not a string.
        NumberHandling = JsonNumberHandling.Strict,
        // Chinese stays readable in logs and transcripts; the hub never writes Activities into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutEmpty } },
    };

    public static string Write(Activity activity) => JsonSerializer.Serialize(activity, Options);

    /// <summary>The Activity, or null when the JSON is none: no type, a wrong kind of value, an event without a name (A2010, A2005, A5001).</summary>
    public static Activity? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Activity>(json, Options) is { Type.Length: > 0 } activity
                && (activity.Type != ActivityTypes.Event || !string.IsNullOrEmpty(activity.Name)) ? activity : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void LeaveOutEmpty(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            // text may be empty (A3000); "to" of suggestedActions must be there even when it is.
            if (property.Name is "text" or "to") continue;
            if (property.PropertyType == typeof(string)) property.ShouldSerialize = (_, value) => value is string { Length: > 0 };
            else if (property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
                property.ShouldSerialize = (_, value) => value is System.Collections.ICollection { Count: > 0 };
        }
    }
}
