using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportHub.Store;

/// <summary>
/// PostgreSQL's text and jsonb cannot hold U+0000, nor UTF-8 half of a surrogate pair. A client can send both; the message must
/// arrive, so each becomes U+FFFD. Every other control character is kept.
/// </summary>
internal static class StorableText
{
    public static string Storable(this string text)
    {
        if (IsStorable(text)) return text;
        return string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                target[i] = IsStorable(source, i) ? source[i] : '\uFFFD';
        });
    }

    private static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (!IsStorable(text, i)) return false;
        return true;
    }

    private static bool IsStorable(string text, int i) => text[i] switch
    {
        '\0' => false,
        var c when char.IsHighSurrogate(c) => i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]),
        var c when char.IsLowSurrogate(c) => i > 0 && char.IsHighSurrogate(text[i - 1]),
        _ => true,
    };
}

internal sealed class StorableTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value.Storable());
}
