using Dapper;
using Npgsql;
using SupportHub.Store.Events;

namespace SupportHub.Store.Views;

/// <summary>The view tables a second time, in a schema of their own: filled beside those that screens read, then put in their place.</summary>
internal sealed class TablesAnew(NpgsqlConnection connection)
{
    private const string Beside = "supporthub_rebuild";
    private const string Replaced = "supporthub_replaced";

    private static readonly string[] Names = ["conversations", "messages", "inbound_keys", "cases", "mt_doc_case", "consent_ledger"];

    /// <summary>Empty tables without indexes. From here on this connection's unqualified names mean them.</summary>
    public async Task Create()
    {
        await Drop();
        await connection.ExecuteAsync($"CREATE SCHEMA {Beside}");
        foreach (var name in Names)
            await connection.ExecuteAsync(
                $"CREATE TABLE {Beside}.{name} (LIKE public.{name} INCLUDING DEFAULTS INCLUDING IDENTITY INCLUDING GENERATED INCLUDING COMMENTS)");
        await connection.ExecuteAsync($"SET search_path = {Beside}, public");
    }

    /// <summary>The keys and indexes of the tables that stand, under the same names.</summary>
    public async Task Index()
    {
        foreach (var name in Names)
        {
            foreach (var statement in await connection.QueryAsync<string>($"""
                SELECT format('ALTER TABLE {Beside}.%I ADD CONSTRAINT %I %s', @name, conname, pg_get_constraintdef(oid))
                FROM pg_constraint WHERE conrelid = format('public.%I', @name)::regclass AND contype IN ('p', 'u', 'c')
                UNION ALL
                SELECT replace(pg_get_indexdef(i.indexrelid), ' ON public.', ' ON {Beside}.')
                FROM pg_index i WHERE i.indrelid = format('public.%I', @name)::regclass
                  AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u'))
                """, new { name }))
                await connection.ExecuteAsync(statement, commandTimeout: 0);
            await connection.ExecuteAsync($"ANALYZE {Beside}.{name}", commandTimeout: 0);
        }
    }

    /// <summary>
    /// Puts the new tables in the old ones' place; readers see the one or the other. Gives up soon where a screen's query is in the way,
    /// so that neither waits long for the other.
    /// </summary>
    /// <exception cref="PostgresException">55P03: something was in the way; try again.</exception>
    public async Task Swap(NpgsqlTransaction transaction)
    {
        await connection.ExecuteAsync($"SET LOCAL lock_timeout = '300ms'; CREATE SCHEMA {Replaced}", transaction: transaction);
        foreach (var name in Names)
            await connection.ExecuteAsync(
                $"ALTER TABLE public.{name} SET SCHEMA {Replaced}; ALTER TABLE {Beside}.{name} SET SCHEMA public", transaction: transaction);
    }

    /// <summary>Removes what was replaced, and what a rebuild that was cut off left behind.</summary>
    public async Task Drop()
    {
        await connection.ExecuteAsync("RESET search_path");
        // A screen's query may still read the tables that were replaced: it is let through first.
        foreach (var schema in (string[])[Beside, Replaced])
            await Patience.Insist(
                () => connection.ExecuteAsync($"SET lock_timeout = '300ms'; DROP SCHEMA IF EXISTS {schema} CASCADE; RESET lock_timeout", commandTimeout: 0),
                CancellationToken.None);
    }
}
