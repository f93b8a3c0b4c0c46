using Npgsql;
using NpgsqlTypes;

namespace SupportHub.Store;

/// <summary>Commands for a batch: positional parameters with their types said, so that a null has one too.</summary>
internal static class Sql
{
    public static NpgsqlBatchCommand Command(string text, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }

    public static NpgsqlParameter Uuid(Guid? value) => Typed(NpgsqlDbType.Uuid, value);

    public static NpgsqlParameter Int(int? value) => Typed(NpgsqlDbType.Integer, value);

    public static NpgsqlParameter Int<TEnum>(TEnum? value) where TEnum : struct, Enum => Int(value is { } number ? Convert.ToInt32(number, null) : null);

    public static NpgsqlParameter Int<TEnum>(TEnum value) where TEnum : struct, Enum => Int(Convert.ToInt32(value, null));

    public static NpgsqlParameter Big(long value) => Typed(NpgsqlDbType.Bigint, value);

    public static NpgsqlParameter Uuids(IEnumerable<Guid> values) => Array(NpgsqlDbType.Uuid, values);

    public static NpgsqlParameter Bigs(IEnumerable<long> values) => Array(NpgsqlDbType.Bigint, values);

    public static NpgsqlParameter Bool(bool value) => Typed(NpgsqlDbType.Boolean, value);

    public static NpgsqlParameter Text(string? value) => Typed(NpgsqlDbType.Text, value?.Storable());

    public static NpgsqlParameter Json(string? value) => Typed(NpgsqlDbType.Jsonb, value);

    public static NpgsqlParameter Time(DateTimeOffset? value) => Typed(NpgsqlDbType.TimestampTz, value?.ToUniversalTime());

    private static NpgsqlParameter<T[]> Array<T>(NpgsqlDbType type, IEnumerable<T> values) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = [.. values] };

    private static NpgsqlParameter Typed(NpgsqlDbType type, object? value) => new() { NpgsqlDbType = type, Value = value ?? DBNull.Value };
}
