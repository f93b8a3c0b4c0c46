using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace SupportHub.Web.Setup;

/// <summary>
/// Text in JSON that strangers send. Half of a character, as a phone leaves it that cut a text in an emoji, must not cost the rest of the message: it
/// becomes U+FFFD.
/// </summary>
internal sealed partial class TextFromOutside : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            var raw = Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
            return JsonSerializer.Deserialize<string>($"\"{Escapes().Replace(raw, escape => escape.Groups[1].Success ? @"\uFFFD" : escape.Value)}\"");
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    // Whole pairs and other escapes are passed over, so that a half stands alone.
    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\[^u]")]
    private static partial Regex Escapes();
}
