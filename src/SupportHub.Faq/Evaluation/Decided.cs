using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportHub.Faq.Evaluation;

/// <summary>What an engine made of one question; as JSON one line of <c>faq evaluate --json</c>.</summary>
/// <param name="Id">The question's.</param>
/// <param name="Decision">answer, ask_back, ask_place, hand_off, crisis, opt_out or small_talk.</param>
/// <param name="Topic">The topic answered or asked about; null where none is meant.</param>
/// <param name="Top">At most three topics that were considered, best first; for ask_back exactly the choices shown.</param>
/// <param name="Person">A person is brought in this turn.</param>
/// <param name="Confidence">0 to 1, four places.</param>
/// <param name="Language">The language of the reply.</param>
/// <param name="Micros">Microseconds the decision took.</param>
/// <param name="LacksPlace">The topic's answer differs by place, and the question does not say enough about where.</param>
public sealed record Decided(
    string Id, string Decision, string? Topic, IReadOnlyList<string> Top, bool Person, double Confidence, string Language, long Micros,
    [property: JsonIgnore] bool LacksPlace = false)
{
    // The reader is a program or a person at a terminal, not a browser: Chinese stays readable.
    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string ToJson() => JsonSerializer.Serialize(this, s_json);
}
