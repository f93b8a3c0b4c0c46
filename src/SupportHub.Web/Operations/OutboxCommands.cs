using System.Globalization;
using SupportHub.Store.Work;

namespace SupportHub.Web.Operations;

/// <summary>Work that waits for a person, from the command line: for the machine's operator after a restore.</summary>
internal static class OutboxCommands
{
    private const int Page = 500;

    private const string Usage = """
        outbox list                    what waits for a person: number, kind, conversation, since, why
        outbox release all|NUMBER…     what was held after a restore goes on
        outbox retry NUMBER…           what was parked is tried again
        outbox cancel NUMBER REASON    never; the reason is kept on the record
        """;

    /// <returns>The program's exit status: 0 done, 1 something of it no longer waits, 2 not understood.</returns>
    public static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output, TextWriter errors)
    {
        var work = services.GetRequiredService<WaitingWork>();
        switch (args)
        {
            case ["list"]:
                await List(work, output);
                return 0;
            case ["release", "all"]:
                await output.WriteLineAsync($"{await work.ReleaseAll(null, CancellationToken.None)} released.");
                return 0;
            case ["release", .. var numbers] when Read(numbers) is { } ids:
                return await Each(ids, id => work.Release(id, null, CancellationToken.None), "released");
            case ["retry", .. var numbers] when Read(numbers) is { } ids:
                return await Each(ids, id => work.Retry(id, null, CancellationToken.None), "tried again");
            case ["cancel", var number, var reason] when Read([number]) is { } ids && !string.IsNullOrWhiteSpace(reason):
                return await Each(ids, id => work.Cancel(id, null, reason, CancellationToken.None), "cancelled");
            default:
                await errors.WriteLineAsync(Usage);
                return 2;
        }

        async Task<int> Each(IReadOnlyList<long> ids, Func<long, Task<bool>> act, string done)
        {
            var status = 0;
            foreach (var id in ids)
            {
                if (await act(id))
                {
                    await output.WriteLineAsync($"{id} {done}.");
                    continue;
                }
                await errors.WriteLineAsync($"{id} is not {done}: it does not wait for that.");
                status = 1;
            }
            return status;
        }
    }

    private static async Task List(WaitingWork work, TextWriter output)
    {
        for (var after = 0L; await work.List(Page, CancellationToken.None, after) is { Count: > 0 } items; after = items[^1].Id)
            foreach (var item in items)
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                    $"{item.Id}\t{(item.Held ? "held" : "parked")}\t{item.Kind}\t{item.ConversationId}\t{item.Since:u}\t{item.HeldReason ?? item.LastError}"));
        var counts = await work.Count(CancellationToken.None);
        await output.WriteLineAsync($"{counts.Parked} parked, {counts.Held} held, {counts.Due} the program's own to do.");
    }

    private static long[]? Read(string[] numbers)
    {
        var read = numbers.Select(number => long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).ToArray();
        return read.Length > 0 && read.All(id => id > 0) ? read : null;
    }
}
