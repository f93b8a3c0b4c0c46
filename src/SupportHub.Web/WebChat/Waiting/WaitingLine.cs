using System.Collections.Frozen;
using Dapper;
using Microsoft.AspNetCore.SignalR;
using Npgsql;
using SupportHub.Domain.Languages;
using SupportHub.Store.Records;
using SupportHub.Web.Inbox;
using SupportHub.Web.WebChat.SiteRecords;

namespace SupportHub.Web.WebChat.Waiting;

/// <summary>
/// The line as this node last read it, for the chat pages open here. It is read at most once a second, when something moved in it, and once in half
/// a minute for what time brings; a page is told when its own sentence changes. So ten thousand open pages cost one reading, not ten thousand.
/// </summary>
internal sealed partial class WaitingLine(
    NpgsqlDataSource database, OpenChats open, Sites sites, SiteHours hours, UsualWait usual, WaitWords words, IHubContext<ChatHub, IChatClient> pages, TimeProvider clock,
    ILogger<WaitingLine> logger) : BackgroundService
{
    private static readonly TimeSpan s_pace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_time = TimeSpan.FromSeconds(30);

    private const string Sql = $"""
        SELECT c.id, c.site_id AS site, c.language, c.waiting_since AS since, c.taken, (row_number() OVER (ORDER BY {QueueQuery.WaitOrder}))::int AS place
          FROM conversations c WHERE {QueueQuery.IsWaiting}
        """;

    private readonly SemaphoreSlim _moved = new(0, 1);
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, ChatWait?> _told = [];
    private volatile Reading _last = new(FrozenDictionary<Guid, int>.Empty, FrozenDictionary<Guid, Site>.Empty, null);

    /// <summary>Somebody came into the line, left it or moved in it.</summary>
    public void Moved()
    {
        lock (_gate)
            if (_moved.CurrentCount == 0) _moved.Release();
    }

    /// <summary>
    /// What a page is told now of a wait since <paramref name="since"/>; its place follows when it is not known yet. Nothing while somebody has
    /// <paramref name="taken"/> the conversation and people are there: who talks with a person stands in no line.
    /// </summary>
    public ChatWait? Of(Guid conversation, Guid? site, DateTimeOffset since, bool taken, Language language)
    {
        var wait = Wait(_last.Places.TryGetValue(conversation, out var place) ? place : null, Desk(site, _last), since, taken, language, _last);
        lock (_gate) _told[conversation] = wait;
        return wait;
    }

    public override void Dispose()
    {
        base.Dispose();
        _moved.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await _moved.WaitAsync(s_time, stoppingToken);
                if (open.Any) await Read(stoppingToken);
                await Task.Delay(s_pace, stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // The pages keep what they show; the next reading comes by itself.
                Log.NotRead(logger, fault);
            }
        }
    }

    private async Task Read(CancellationToken ct)
    {
        var known = Known();
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(Sql, new { now = clock.GetUtcNow() }, cancellationToken: ct))).AsList();
        _last = new(
            rows.ToFrozenDictionary(row => row.Id, row => row.Place), (await sites.All(ct)).ToFrozenDictionary(site => site.Id), await usual.Now(ct));
        // Hours are read out of a site's record: once a reading, not once for each who waits there.
        var desks = new Dictionary<Guid, OpenTimes>();
        foreach (var row in rows)
        {
            if (row.Since is not { } since || open.ContactOf(row.Id) is not { } contact) continue;
            if (!desks.TryGetValue(row.Site ?? default, out var desk)) desks[row.Site ?? default] = desk = Desk(row.Site, _last);
            var wait = Wait(row.Place, desk, since, row.Taken, row.Language, _last);
            lock (_gate)
            {
                if (_told.TryGetValue(row.Id, out var told) && told == wait) continue;
                _told[row.Id] = wait;
            }
            await pages.Clients.Group(OpenChats.Group(contact)).Wait(new(row.Id, wait));
        }
        foreach (var id in Gone(known))
            if (open.ContactOf(id) is { } contact) await pages.Clients.Group(OpenChats.Group(contact)).Wait(new(id, null));
    }

    /// <summary>Who was told before the line was read: who came since is not in it yet.</summary>
    private List<Guid> Known()
    {
        lock (_gate) return [.. _told.Keys];
    }

    /// <summary>Who has left the line. Their page may know it; a sentence that was on its way meanwhile is taken back.</summary>
    private List<Guid> Gone(List<Guid> known)
    {
        lock (_gate)
        {
            var gone = known.Where(id => !_last.Places.ContainsKey(id)).ToList();
            foreach (var id in gone) _told.Remove(id);
            return gone;
        }
    }

    private OpenTimes Desk(Guid? site, Reading reading) => hours.Of(site is { } id ? reading.Sites.GetValueOrDefault(id) : null);

    private ChatWait? Wait(int? place, OpenTimes desk, DateTimeOffset since, bool taken, Language language, Reading reading)
    {
        if (desk.IsOpen && taken) return null;
        return desk.IsOpen ? new(words.Say(place, clock.GetUtcNow() - since, reading.Usual, language), null) : new(null, desk.NextOpening);
    }

    private sealed record Reading(FrozenDictionary<Guid, int> Places, FrozenDictionary<Guid, Site> Sites, TimeSpan? Usual);

    private sealed record Row(Guid Id, Guid? Site, Language Language, DateTimeOffset? Since, bool Taken, int Place);

    private static partial class Log
    {
        [LoggerMessage(3303, LogLevel.Warning, "The line could not be read; chat pages keep the wait they show")]
        public static partial void NotRead(ILogger logger, Exception fault);
    }
}
