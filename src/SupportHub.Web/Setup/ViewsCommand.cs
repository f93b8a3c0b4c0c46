using System.Diagnostics;
using SupportHub.Store.Views;

namespace SupportHub.Web.Setup;

/// <summary><c>views rebuild</c>: makes the tables that screens read anew from the log, while the hub runs.</summary>
internal static class ViewsCommand
{
    /// <summary>0: done; 1: another rebuild is under way; 2: not a command.</summary>
    public static async Task<int> Run(IServiceProvider services, string[] words, TextWriter output, TextWriter errors)
    {
        if (words is not ["rebuild"])
        {
            await errors.WriteLineAsync("Usage: views rebuild");
            return 2;
        }
        try
        {
            var clock = Stopwatch.StartNew();
            var position = await services.GetRequiredService<ViewTables>().Rebuild(CancellationToken.None);
            await output.WriteLineAsync($"The views are made anew from the log, up to position {position} and beyond, in {clock.Elapsed.TotalSeconds:N1} s.");
            return 0;
        }
        catch (InvalidOperationException busy)
        {
            await errors.WriteLineAsync(busy.Message);
            return 1;
        }
    }
}
