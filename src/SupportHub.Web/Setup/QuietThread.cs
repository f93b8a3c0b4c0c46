using System.Runtime.InteropServices;

namespace SupportHub.Web.Setup;

/// <summary>A thread of its own for work of many seconds, which steps back for everybody else's: clients and agents must not feel it.</summary>
internal static class QuietThread
{
    private const int Nicest = 10;

    /// <summary>Does the work there. The wait for it ends with <paramref name="ct"/>; the work itself goes on to its end.</summary>
    public static Task<T> Run<T>(Func<T> work, CancellationToken ct)
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
        }) { IsBackground = true, Name = "quiet", Priority = ThreadPriority.BelowNormal }.Start();
        return done.Task.WaitAsync(ct);
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
