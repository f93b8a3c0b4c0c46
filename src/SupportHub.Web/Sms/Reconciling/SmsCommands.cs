namespace SupportHub.Web.Sms.Reconciling;

/// <summary><c>sms</c>: what the operator asks of the text messages.</summary>
internal static class SmsCommands
{
    private const string Usage = """
        sms reconcile    compares Twilio's list of texts with ours, and takes in what its lost calls left out
        """;

    /// <returns>The program's exit status: 0 done, 1 not possible now, 2 not understood.</returns>
    public static async Task<int> Run(IServiceProvider services, string[] words, TextWriter output, TextWriter errors)
    {
        if (words is not ["reconcile"])
        {
            await errors.WriteLineAsync(Usage);
            return 2;
        }
        try
        {
            if (await services.GetRequiredService<Reconciliation>().Run(CancellationToken.None) is not { } done)
            {
                await errors.WriteLineAsync("A running hub is comparing just now. Look at its operations page.");
                return 1;
            }
            await output.WriteLineAsync($"{done.Listed} texts of clients at Twilio; {done.Taken} had been lost and are taken in; {done.Reports} reports on ours had been lost.");
            return 0;
        }
        catch (HttpRequestException fault)
        {
            await errors.WriteLineAsync($"Twilio's list cannot be read: {fault.Message}");
            return 1;
        }
    }
}
