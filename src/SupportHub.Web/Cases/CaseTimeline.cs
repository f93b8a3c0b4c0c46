using Dapper;
using Npgsql;
using SupportHub.Domain.Cases;
using SupportHub.Store.Events;

namespace SupportHub.Web.Cases;

/// <summary>A case's story, read out of the log when somebody opens it: the case's own stream, and for the desk those of its conversations too.</summary>
public sealed class CaseTimeline(EventStore store, NpgsqlDataSource database)
{
    /// <summary>Every step, with the names of the staff in it. Empty when there is no such case.</summary>
    public async Task<Story> Whole(Guid caseId, CancellationToken ct)
    {
        var events = (await store.Cases.Read(caseId, 0, ct)).ToList();
        foreach (var conversation in events.Select(Conversation).OfType<Guid>().Distinct().ToList())
            events.AddRange(await store.Conversations.Read(conversation, 0, ct));
        return await Tell(events, ct);
    }

    /// <summary>The case's own steps: what a county sees. What the client talked about with the desk is not among them.</summary>
    public async Task<Story> OfCase(Guid caseId, CancellationToken ct) => await Tell(await store.Cases.Read(caseId, 0, ct), ct);

    private static Guid? Conversation(RecordedEvent recorded) => recorded.Data switch
    {
        CaseOpened e => e.ConversationId,
        EscalationRaised e => e.ConversationId,
        _ => null,
    };

    private async Task<Story> Tell(IEnumerable<RecordedEvent> events, CancellationToken ct)
    {
        // Steps of the same moment stay in the order in which they were committed.
        var steps = Timeline.Of(events.OrderBy(recorded => recorded.Position).Select(recorded => recorded.Data));
        var staff = steps.Select(step => step.Staff).OfType<Guid>().Distinct().ToArray();
        await using var connection = await database.OpenConnectionAsync(ct);
        var names = await connection.QueryAsync<(Guid Id, string Name)>(new CommandDefinition(
            """SELECT "Id", "DisplayName" FROM "AspNetUsers" WHERE "Id" = ANY(@staff)""", new { staff }, cancellationToken: ct));
        return new(steps, names.ToDictionary(name => name.Id, name => name.Name));
    }
}

/// <summary>The steps of a case, oldest first, and what the staff in them are called.</summary>
public sealed record Story(IReadOnlyList<TimelineEntry> Steps, IReadOnlyDictionary<Guid, string> Names);
