using System.Text.Json;

namespace SupportHub.Faq.Evaluation;

/// <summary>One line of a file with one JSON object a line. Fields it is not asked for are ignored.</summary>
internal sealed class JsonLine(string file, int line, JsonElement fields)
{
    /// <summary>The objects of a file, without the empty lines.</summary>
    /// <exception cref="BadInputException">A line is no JSON object.</exception>
    public static IEnumerable<JsonLine> Read(string file, IEnumerable<string> lines)
    {
        foreach (var (index, text) in lines.Index())
        {
            if (!string.IsNullOrWhiteSpace(text)) yield return new(file, index + 1, Parse(file, index + 1, text));
        }
    }

    public string Required(string name) => Optional(name) ?? throw Fault($"\"{name}\" is missing");

    /// <summary>The text of a field; null when it is not there or null.</summary>
    public string? Optional(string name)
    {
        if (!fields.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        return Text(value) ?? throw Fault($"\"{name}\" is not a text");
    }

    /// <summary>The texts of a field; none when it is not there.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (!fields.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return [];
        if (value.ValueKind != JsonValueKind.Array) throw Fault($"\"{name}\" is not a list");
        return [.. value.EnumerateArray().Select(item => Text(item) ?? throw Fault($"\"{name}\" holds something that is not a text"))];
    }

    public BadInputException Fault(string message) => new(file, line, message);

    private static string? Text(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair ("\ud83d"): no text.
            return null;
        }
    }

    private static JsonElement Parse(string file, int line, string text)
    {
        try
        {
            var parsed = JsonElement.Parse(text);
            return parsed.ValueKind == JsonValueKind.Object ? parsed : throw new BadInputException(file, line, "is not a JSON object");
        }
        catch (JsonException fault)
        {
            throw new BadInputException(file, line, $"is not JSON (at byte {fault.BytePositionInLine ?? 0})");
        }
    }
}
