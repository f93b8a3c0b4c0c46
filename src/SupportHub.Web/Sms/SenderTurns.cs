namespace SupportHub.Web.Sms;

/// <summary>
/// Lets one sender's texts in one after the other, in the order in which they came: a burst is one conversation, and reads as it was written.
/// Among several nodes the conversation's own version decides; there nothing tells which came first.
/// </summary>
internal sealed class SenderTurns
{
    private readonly Dictionary<string, Task> _last = new(StringComparer.Ordinal);

    public async Task<T> Run<T>(string sender, Func<Task<T>> take)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task before;
        lock (_last)
        {
            before = _last.GetValueOrDefault(sender, Task.CompletedTask);
            _last[sender] = mine.Task;
        }
        try
        {
            await before;
            return await take();
        }
        finally
        {
            lock (_last)
            {
                if (_last[sender] == mine.Task) _last.Remove(sender);
            }
            mine.SetResult();
        }
    }
}
