using System.Globalization;
using SupportHub.Store.Erasure;

namespace SupportHub.Web.Erasure;

/// <summary>The list of erased people as it is kept beside the backups, one a line: id, time, staff id or -, reason; tabs between.</summary>
internal static class ErasureList
{
    public static string Line(ErasedPerson person) => string.Join(
        '\t', person.ContactId, person.At.ToString("O", CultureInfo.InvariantCulture), person.By?.ToString() ?? "-", person.Reason.ReplaceLineEndings(" ").Replace('\t', ' '));

    /// <summary>Null when a line is not one of ours: half a list would leave people unerased without a word.</summary>
    public static async Task<IReadOnlyList<ErasedPerson>?> Read(string file)
    {
        var people = (await File.ReadAllLinesAsync(file)).Where(line => line.Length > 0).Select(Person).ToList();
        return people.Contains(null) ? null : [.. people.OfType<ErasedPerson>()];
    }

    private static ErasedPerson? Person(string line) =>
        line.Split('\t') is [var id, var at, var by, { Length: > 0 } reason]
        && Guid.TryParse(id, out var contact)
        && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var when)
        && (by == "-" || Guid.TryParse(by, out _))
            ? new(contact, when, by == "-" ? null : Guid.Parse(by), reason)
            : null;
}
