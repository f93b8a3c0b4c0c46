using System.Text.Json;
using Dapper;
using Npgsql;
using SupportHub.Store;

namespace SupportHub.Web.Sms.Copies;

/// <summary>
/// Deletes the carrier's copies of texts that are due, and keeps Twilio's answer as the proof. Asking twice is safe, so a copy that was taken up when
/// the program died is taken up again; one that Twilio does not let go of waits longer each time and holds up no other.
/// </summary>
internal sealed partial class CopySweep(NpgsqlDataSource database, TwilioClient twilio, TimeProvider clock, ILogger<CopySweep> logger) : Rounds(s_pause)
{
    private const int AtOnce = 50;
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromHours(6);

    private const string Take = """
        UPDATE carrier_copies SET tries = tries + 1, next_try_at = @until
         WHERE sid IN (SELECT sid FROM carrier_copies WHERE done_at IS NULL AND next_try_at <= @now ORDER BY next_try_at LIMIT @AtOnce FOR UPDATE SKIP LOCKED)
        RETURNING sid, tries
        """;

    private const string Gone = "UPDATE carrier_copies SET done_at = @now, answer = @Answer, files = @Files WHERE sid = @sid";
    private const string Later = "UPDATE carrier_copies SET next_try_at = @now + @wait, answer = @Answer WHERE sid = @sid";

    // One sweep at a time: whoever asks for one while another runs finds its work done.
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Takes up some of what is due; answers how many copies are gone by it. Zero: nothing is due, or Twilio lets go of nothing now.</summary>
    public async Task<int> Sweep(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            return await SweepInTurn(ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    private async Task<int> SweepInTurn(CancellationToken ct)
    {
        IReadOnlyList<(string Sid, int Tries)> due;
        await using (var connection = await database.OpenConnectionAsync(ct))
            due = (await connection.QueryAsync<(string, int)>(new CommandDefinition(
                Take, new { AtOnce, now = clock.GetUtcNow(), until = clock.GetUtcNow() + s_lease }, cancellationToken: ct))).AsList();
        var gone = 0;
        foreach (var (sid, tries) in due)
        {
            var deleted = await Delete(sid, ct);
            await Keep(deleted?.IsGone == true ? Gone : Later, sid, deleted, Wait(tries), ct);
            if (deleted?.IsGone == true) gone++;
        }
        return gone;
    }

    protected override async Task Round(CancellationToken ct)
    {
        while (await Sweep(ct) > 0)
        {
        }
    }

    protected override void Failed(Exception fault) => Log.CannotSweep(logger, fault);

    // Twilio refuses with 409 while a text is on its way, with 429 when it is asked too often: both pass.
    private async Task<DeletedCopy?> Delete(string sid, CancellationToken ct)
    {
        try
        {
            var answer = await twilio.DeleteCopy(sid, ct);
            if (!answer.IsGone) Log.Refused(logger, sid, answer.Answer);
            return answer;
        }
        catch (Exception unanswered) when (unanswered is HttpRequestException or IOException or JsonException || (unanswered is OperationCanceledException && !ct.IsCancellationRequested))
        {
            Log.Unanswered(logger, sid, unanswered.GetType().Name);
            return null;
        }
    }

    private async Task Keep(string sql, string sid, DeletedCopy? deleted, TimeSpan wait, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(sql, new { sid, deleted?.Answer, deleted?.Files, wait, now = clock.GetUtcNow() }, cancellationToken: ct));
    }

    private static TimeSpan Wait(int tries) => TimeSpan.FromMinutes(Math.Min(Math.Pow(2, tries), s_longestWait.TotalMinutes));

    private static partial class Log
    {
        [LoggerMessage(7061, LogLevel.Warning, "Twilio does not delete its copy of text {Sid}: it answered {Answer}; it is asked again")]
        public static partial void Refused(ILogger logger, string sid, int answer);

        [LoggerMessage(7062, LogLevel.Warning, "Twilio did not answer when it was told to delete its copy of text {Sid} ({Fault}); it is asked again")]
        public static partial void Unanswered(ILogger logger, string sid, string fault);

        [LoggerMessage(7063, LogLevel.Warning, "The carrier's copies cannot be swept; it is tried again in half a minute")]
        public static partial void CannotSweep(ILogger logger, Exception fault);
    }
}
