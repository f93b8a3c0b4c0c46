using System.Globalization;
using Npgsql;
using SupportHub.Bench.Ceilings;
using SupportHub.Store.Embedded;
using SupportHub.Store.Migrations;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Bench;

/// <summary>bench [--seconds N] [--at-once N] [--chats N]: three ways measured three times, in turns, so that a busy moment of the machine hits all alike.</summary>
internal static class Program
{
    private const int Turns = 3;

    private static async Task<int> Main(string[] args)
    {
        var time = TimeSpan.FromSeconds(Option(args, "--seconds", 5));
        var load = new Load(Option(args, "--chats", 320), Option(args, "--at-once", 16));
        var folder = Directory.CreateTempSubdirectory("hub-bench-").FullName;
        try
        {
            await using var server = await EmbeddedPostgres.StartAsync(folder, CancellationToken.None);
            var ways = await MeasureAsync(server, load, time);
            NpgsqlConnection.ClearAllPools();
            Report.Print(ways, load);
            Report.Write(Path.Combine(Checkout.Root, ".artifacts", "bench.json"), ways, load);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static async Task<Ways> MeasureAsync(EmbeddedPostgres server, Load load, TimeSpan time)
    {
        var postgres = new PostgresCeiling(await DatabaseAsync(server, "ceiling"));
        await postgres.PrepareAsync();
        await using var echo = await EchoCeiling.StartAsync(load.Chats);
        await using var ours = await OurWay.StartAsync(await DatabaseAsync(server, "ours"), load.Chats);

        List<Measured> a = [], b = [], c = [];
        for (var turn = 0; turn <= Turns; turn++)
        {
            Console.WriteLine(turn == 0 ? "Warming up …" : $"Turn {turn} of {Turns} …");
            var (first, second, third) = (await postgres.RunAsync(load.AtOnce, time), await echo.RunAsync(load.AtOnce, time), await ours.RunAsync(load.AtOnce, time));
            if (turn == 0)
                continue;
            a.Add(first);
            b.Add(second);
            c.Add(third);
        }
        return new(
            new("a  PostgreSQL alone, the same rows", PostgresCeiling.With, a),
            new("b  SignalR echo", "JSON, WebSocket", b),
            new("c  sent, committed, on an agent's feed", "this program", c));
    }

    private static int Option(string[] args, string name, int usual) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : usual;

    private static async Task<string> DatabaseAsync(EmbeddedPostgres server, string name)
    {
        await using var admin = NpgsqlDataSource.Create(server.ConnectionString);
        await using var create = admin.CreateCommand($"CREATE DATABASE {name}");
        await create.ExecuteNonQueryAsync();
        var database = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name, MaxPoolSize = 60 }.ConnectionString;
        await using var source = NpgsqlDataSource.Create(database);
        await Migrator.Run(source);
        return database;
    }
}
