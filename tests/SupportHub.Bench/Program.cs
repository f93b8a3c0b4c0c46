using SupportHub.Bench.Chat;
using SupportHub.Bench.Curve;
using SupportHub.Bench.Feed;
using SupportHub.Bench.Growth;
using SupportHub.Bench.Idle;
using SupportHub.Bench.Machine;
using SupportHub.Bench.Messages;
using SupportHub.Bench.Texts;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Bench;

/// <summary>Runs the sections that were asked for, one after the other, prints each and writes them all to a file.</summary>
internal static class Program
{
    private static readonly Section[] s_sections =
    [
        new("store", "messages a second, durable, beside pgbench", StoreSection.RunAsync),
        new("feed", "from a client's chat to an agent's feed", FeedSection.RunAsync),
        new("idle", "memory of idle chats, beside bare SignalR connections", IdleSection.RunAsync),
        new("chat", "the chat on a cheap phone, beside a page that does nothing", ChatSection.RunAsync),
        new("sms", "Twilio's webhooks, beside an endpoint that does nothing", WebhookSection.RunAsync),
        new("pace", "36,000 queued texts that leave by segments", (server, _, ct) => PaceSection.RunAsync(server, ct)),
        new("rebuild", "all views made anew from the log", RebuildSection.RunAsync),
        new(Options.Growth, "pages touched by a long log beside a short one's", GrowthSection.RunAsync),
    ];

    private static async Task<int> Main(string[] args)
    {
        if (args is [Holder.Word, ..])
            return await Holder.RunAsync(args);
        if (args is [LearningCurve.Word, .. var files])
            return LearningCurve.Run(files);
        if (Options.Read(args, [.. s_sections.Select(section => section.Name)]) is not { } options)
            return 2;
        using var stopping = new Interrupts();
        var all = new List<Findings>();
        try
        {
            await using var server = await BenchServer.StartAsync(options.Folder, stopping.Token);
            foreach (var section in s_sections.Where(section => options.Sections.Contains(section.Name)))
            {
                Console.WriteLine($"{Environment.NewLine}{section.Name}: {section.What}");
                var findings = await section.Run(server, options, stopping.Token);
                Report.Print(findings);
                all.Add(findings);
            }
        }
        catch (OperationCanceledException) when (stopping.Token.IsCancellationRequested)
        {
            Console.Error.WriteLine("Stopped; everything it made is removed.");
            return 130;
        }
        catch (CannotRun cannot)
        {
            Console.Error.WriteLine(cannot.Message);
            return 1;
        }
        Report.PrintPromises(all);
        Report.Write(Path.Combine(Checkout.Root, ".artifacts", "bench.json"), all);
        return 0;
    }
}
