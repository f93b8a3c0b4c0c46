using System.Collections.Concurrent;
using System.Diagnostics;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using SupportHub.Bench.Machine;
using SupportHub.Domain.Messages;
using SupportHub.Store;
using SupportHub.Store.Events;
using SupportHub.Store.Work;

namespace SupportHub.Bench.Texts;

/// <summary>
/// A morning's queue of texts, in three languages, that leaves from three numbers at a carrier's pace, two of them with a service's rate to share: by
/// the real queue and runner, in real time, at a pace that is only faster than a carrier's so that it is over in minutes. Every text is held against
/// the moment at which its number, or its service, was free. One number's texts are all queued before the other's: each has its share all the same.
/// </summary>
internal static class PaceSection
{
    private const int Texts = 36_000;
    private const double SegmentsPerSecond = 150;
    private const double ServicePerSecond = 240;
    private const string Service = "campaign";
    private static readonly string[] s_numbers = ["+14155550199", "+16125550199", "+19165550199"];
    private static readonly string[] s_shared = s_numbers[1..];

    // A number that is late by up to a second catches up, as it is at the start; what is seen here is seen some milliseconds after the database let it go.
    private const double MostAhead = 1.1;
    private const double ShareOfThePace = 0.97;
    private const double FairShare = 0.49;

    public static async Task<Findings> RunAsync(BenchServer server, CancellationToken ct)
    {
        await using var database = StoreServices.DataSource(await server.DatabaseAsync("paced"));
        var planned = await Queue(database);
        var queue = new WorkQueue(database, new Pace(SegmentsPerSecond));
        var gone = new Gone(queue);
        using var signal = new LogSignal();
        using var runner = new WorkRunner(queue, signal, [gone], NullLogger<WorkRunner>.Instance);
        await runner.StartAsync(ct);
        await gone.All.WaitAsync(ct);
        await runner.StopAsync(ct);
        return Found(planned, gone.Items.Where(item => item.Number == s_numbers[0]).ToList(), gone.Items.Where(item => s_shared.Contains(item.Number)).ToList());
    }

    private static async Task<int> Queue(NpgsqlDataSource database)
    {
        var random = new Random(5);
        string[] words = ["Bring your ID and proof of income to the office. ", "Traiga su identificación y comprobante de ingresos. ", "請帶身份證明文件同入息證明到辦事處。"];
        var units = Enumerable.Range(0, Texts)
            .Select(text => SmsText.Measure(SmsText.Smart(string.Concat(Enumerable.Repeat(words[text % words.Length], random.Next(1, 5))))).Segments).ToArray();
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            INSERT INTO messaging_services (name, segments_per_second) VALUES (@Service, @ServicePerSecond);
            INSERT INTO hub_numbers (number, default_language, service) SELECT unnest(@s_shared), 0, @Service;
            INSERT INTO paces (key) SELECT unnest(@s_numbers) ON CONFLICT DO NOTHING;
            INSERT INTO work_items (kind, conversation_id, payload, pace_key, pace_units)
            SELECT 'send-sms', gen_random_uuid(), '{}', @s_numbers[1 + (text - 1) * 3 / @Texts], units FROM unnest(@units) WITH ORDINALITY AS queued (units, text);
            ANALYZE work_items
            """, new { s_numbers, s_shared, Service, ServicePerSecond, Texts, units });
        return units.Sum();
    }

    private static Findings Found(int planned, List<Left> alone, List<Left> shared)
    {
        Line[] lines = [Line.Of(s_numbers[0], alone, SegmentsPerSecond), Line.Of($"{Service} of two", shared, ServicePerSecond)];
        // While both had something left: up to the middle of the service's texts.
        var half = shared.OrderBy(item => item.At).Take(shared.Count / 2).ToList();
        var shares = s_shared.Select(number => half.Where(item => item.Number == number).Sum(item => item.Units) / (double)half.Sum(item => item.Units)).ToList();
        return new(
            "pace",
            [
                $"{Texts:N0} texts of {planned:N0} segments from {s_numbers.Length} numbers at {SegmentsPerSecond:N0} segments a second each; two of them share a service's {ServicePerSecond:N0}", "",
                $"{"",-16}{"texts",9}{"segments",10}{"seconds",10}{"by the pace",13}{"ahead ms",10}{"behind p50",12}{"p99 ms",9}",
                .. lines.Select(line => $"{line.Sender,-16}{line.Texts,9:N0}{line.Segments,10:N0}{line.Seconds,10:N1}{line.ByThePace,13:N1}{line.Ahead * 1000,10:N0}{line.BehindP50 * 1000,12:N0}{line.BehindP99 * 1000,9:N0}"),
                "", $"of the service's first half: {string.Join(", ", s_shared.Zip(shares, (number, share) => $"{number} {share:P1}"))}; all of the first one's texts had been queued before the other's",
            ],
            [
                Promise.AtMostOf("a text leaves ahead of the pace, which may catch up a second: most seconds", lines.Max(line => line.Ahead), MostAhead),
                Promise.AtLeastOf("share of the pace that is used, the slowest number or service", lines.Min(line => line.ByThePace / line.Seconds), ShareOfThePace),
                Promise.AtLeastOf("share of a service's segments that each of two numbers has while both wait", shares.Min(), FairShare),
                Promise.AtLeastOf("texts that left once", lines.Sum(line => line.Texts), Texts),
            ],
            new { Texts, Segments = planned, SegmentsPerSecond, ServicePerSecond, Lines = lines, Shares = shares });
    }

    /// <summary>One number's or one service's texts: how long they took, and each beside the moment at which the segments before it were through.</summary>
    private sealed record Line(string Sender, int Texts, int Segments, double Seconds, double ByThePace, double Ahead, double BehindP50, double BehindP99)
    {
        public static Line Of(string sender, IReadOnlyList<Left> items, double perSecond)
        {
            var inOrder = items.OrderBy(item => item.At).ToList();
            var (begun, before, late) = (inOrder[0].At, 0, new List<double>());
            foreach (var item in inOrder)
            {
                late.Add((item.At - begun).TotalSeconds - before / perSecond);
                before += item.Units;
            }

            var sorted = late.Order().ToList();
            return new(
                sender, items.DistinctBy(item => item.Id).Count(), before, (inOrder[^1].At - begun).TotalSeconds, (before - inOrder[^1].Units) / perSecond,
                Math.Max(-sorted[0], 0), sorted[sorted.Count / 2], sorted[(int)(sorted.Count * 0.99)]);
        }
    }

    private sealed record Left(long Id, string Number, int Units, TimeSpan At);

    /// <summary>Where the texts would go out; it only looks at the clock.</summary>
    private sealed class Gone(WorkQueue queue) : IWorkHandler
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _count;

        public string Kind => "send-sms";

        public ConcurrentBag<Left> Items { get; } = [];

        public Task All => _all.Task;

        public async Task Handle(WorkItem item, CancellationToken ct)
        {
            // As the sender does before it asks Twilio: what was never tried does not count against the pace.
            await queue.Trying(item, DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1), ct);
            Items.Add(new(item.Id, item.PaceKey!, item.PaceUnits, _clock.Elapsed));
            if (Interlocked.Increment(ref _count) >= Texts) _all.TrySetResult();
        }
    }
}
