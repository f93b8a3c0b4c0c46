namespace SupportHub.Chaos;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (ChaosOptions.Parse(args) is not { } options)
        {
            await Console.Error.WriteLineAsync(ChaosOptions.Usage);
            return 2;
        }
        using var stopping = new CancellationTokenSource();
        Console.CancelKeyPress += (_, key) =>
        {
            key.Cancel = true;
            stopping.Cancel();
        };
        try
        {
            var outcome = await ChaosRun.RunAsync(options, Console.WriteLine, stopping.Token);
            foreach (var violation in outcome.Violations) Console.WriteLine(violation);
            Console.WriteLine(outcome);
            return outcome.IsClean ? 0 : 1;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped before the end: nothing was reconciled.");
            return 2;
        }
    }
}
