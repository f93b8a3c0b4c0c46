using Npgsql;
using SupportHub.Store.Events;

namespace SupportHub.Store.Readers;

/// <summary>Another node moved the reader's position: what was done here is not committed.</summary>
internal sealed class ReaderMovedElsewhere(string name) : Exception($"Reader {name} was moved by another node.");

/// <summary>The event was stored by a program that knew it, and this one cannot read it.</summary>
internal sealed class UnreadableEvent(RecordedEvent unread)
    : Exception($"The event at position {unread.Position} cannot be read by this program.", (Exception)unread.Data);

/// <summary>What a screen and the log may say of a fault. Messages of exceptions can quote what a client wrote: they are never shown.</summary>
internal static class ReaderFault
{
    public static string Describe(Exception fault)
    {
        var said = fault switch
        {
            UnknownEvent unknown => $"{nameof(UnknownEvent)} {unknown.Alias}",
            PostgresException refusal => $"{nameof(PostgresException)} {refusal.SqlState} {refusal.ConstraintName ?? refusal.TableName}".TrimEnd(),
            _ => fault.GetType().Name,
        };
        return fault.InnerException is { } inner ? $"{said}: {Describe(inner)}" : said;
    }

    /// <summary>The event's stored name, as far as it is known.</summary>
    public static string Kind(RecordedEvent recorded) => recorded.Data switch
    {
        UnknownEvent unknown => unknown.Alias,
        Exception => "",
        var data => EventTypes.Alias(data.GetType().Name),
    };
}
