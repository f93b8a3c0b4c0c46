using System.Runtime.InteropServices;
using SupportHub.Faq.Content;
using SupportHub.Faq.Resolution;

namespace SupportHub.Web.BotRelay;

/// <summary>Trains engines, one at a time, on a thread that steps back for everybody else's work: clients and agents must not feel it.</summary>
public sealed class BotTraining(Func<BotContent, FaqEngine> train) : IDisposable
{
    private const int Nicest = 10;

    private readonly SemaphoreSlim _turn = new(1);
    private FaqEngine? _last;

    /// <summary>The engine of a content. What was trained last is there at once: it is trained before it is published, and swapped in after.</summary>
    public async Task<FaqEngine> Train(BotContent content, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (_last?.Content.Version != content.Version) _last = await Apart(() => train(content));
            return _last;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private static Task<T> Apart<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                StepBack();
                done.SetResult(work());
            }
            catch (Exception fault)
            {
                done.SetException(fault);
            }
        }) { IsBackground = true, Name = "bot training", Priority = ThreadPriority.BelowNormal }.Start();
        return done.Task;
    }

    // .NET's thread priorities do nothing on Linux; there each thread has a nice value of its own (setpriority(2), "C library/kernel differences").
    private static void StepBack()
    {
        if (OperatingSystem.IsLinux()) _ = SetPriority(0, 0, Nicest);
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, int who, int nice);
}
