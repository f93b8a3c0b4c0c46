using System.Net;
using System.Text.Json;

namespace SupportHub.Web.Sms;

/// <summary>What Twilio answered when it was told to delete a text: 204 deleted, 404 not there (any more). <see cref="Files"/> went with it.</summary>
internal readonly record struct DeletedCopy(int Answer, int Files)
{
    public bool IsGone => Answer is (int)HttpStatusCode.NoContent or (int)HttpStatusCode.NotFound;
}

internal sealed partial class TwilioClient
{
    // The id of a text that brought files.
    private const string WithFiles = "MM";

    /// <summary>Deletes a text at Twilio for good, its files first: they outlive their text there. Safe to ask again.</summary>
    /// <exception cref="HttpRequestException">Twilio is not reached, or the files' list cannot be read.</exception>
    public async Task<DeletedCopy> DeleteCopy(string sid, CancellationToken ct)
    {
        var (message, files) = ($"{_messages}/{sid}", 0);
        foreach (var file in sid.StartsWith(WithFiles, StringComparison.Ordinal) ? await Files(message, ct) : [])
        {
            using var deleted = await _http.DeleteAsync(file, ct);
            if (deleted.StatusCode is not (HttpStatusCode.NoContent or HttpStatusCode.NotFound)) return new((int)deleted.StatusCode, files);
            files++;
        }

        using var answer = await _http.DeleteAsync($"{message}.json", ct);
        return new((int)answer.StatusCode, files);
    }

    private async Task<IReadOnlyList<string>> Files(string message, CancellationToken ct)
    {
        using var response = await _http.GetAsync($"{message}/Media.json", ct);
        if (response.StatusCode == HttpStatusCode.NotFound) return [];
        response.EnsureSuccessStatusCode();
        using var listed = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(ct), cancellationToken: ct);
        // Ten files are the most a text has: one page.
        return [.. listed.RootElement.GetProperty("media_list").EnumerateArray().Select(file => $"{message}/Media/{file.GetProperty("sid").GetString()}.json")];
    }
}
