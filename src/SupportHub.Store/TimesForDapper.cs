using System.Data;
using Dapper;

namespace SupportHub.Store;

/// <summary>
/// Lets Dapper read timestamptz as DateTimeOffset (Npgsql answers a UTC DateTime) and write any offset (Npgsql takes UTC only);
/// and match snake_case columns.
/// </summary>
internal sealed class TimesForDapper : SqlMapper.TypeHandler<DateTimeOffset>
{
    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new TimesForDapper());
    }

    public override DateTimeOffset Parse(object value) => value switch
    {
        DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
        _ => (DateTimeOffset)value,
    };

    public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value.ToUniversalTime();
}
