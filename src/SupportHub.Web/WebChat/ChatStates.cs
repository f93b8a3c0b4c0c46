using Dapper;
using Npgsql;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Resolution;
using SupportHub.Store.Events;
using SupportHub.Web.WebChat.Waiting;

namespace SupportHub.Web.WebChat;

/// <summary>How conversations stand, for their pages: who owes the next word, how long that takes, and what is asked when it is over.</summary>
internal sealed class ChatStates(NpgsqlDataSource database, EventStore log, WaitingLine line, SurveyWords survey)
{
    private const string Sql = """
        SELECT id, holder, language, resolved, waiting_since AS since, taken, site_id AS site, channel, address, topic FROM conversations WHERE id = ANY(@conversations)
        """;

    public async Task<IReadOnlyDictionary<Guid, ChatState>> Of(Guid[] conversations, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(Sql, new { conversations }, cancellationToken: ct))).AsList();
        var states = new Dictionary<Guid, ChatState>(rows.Count);
        foreach (var row in rows)
        {
            states[row.Id] = new(ChatLog.Word(row.Holder), row.Language.Code(), ByText(row))
            {
                Wait = row is { Holder: Holder.Agents, Since: { } since } ? line.Of(row.Id, row.Site, since, row.Taken, row.Language) : null,
                IsWatched = row.Topic == FaqEngine.ViolenceTopic,
                // Few conversations that ended have their page open, and what is asked stands in their stream.
                Survey = row.Resolved && await log.Conversations.Load(row.Id, ct) is { } ended ? survey.Ask(ended.State) : null,
            };
        }
        return states;
    }

    /// <summary>The end of the number to which answers go; null while they go to the chat.</summary>
    private static string? ByText(Row row) => row.Channel == Channel.Sms ? PhoneNumber.LastFour(row.Address) : null;

    private sealed record Row(Guid Id, Holder Holder, Language Language, bool Resolved, DateTimeOffset? Since, bool Taken, Guid? Site, Channel Channel, string Address, string? Topic);
}
