using System.Text;
using System.Text.Json;

namespace SupportHub.StandIns.Twilio;

/// <summary>Everything the pretend account sent and got, in order.</summary>
public sealed class Ledger : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<string> order = [];
    private readonly Dictionary<string, TextMessage> messages = [];
    private readonly StreamWriter? file;

    public Ledger(string? path)
    {
        if (path is null)
            return;
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var written = new byte[stream.Length];
        stream.ReadExactly(written);
        // A kill can cut the last line short; what it said was told to nobody yet.
        var whole = Array.LastIndexOf(written, (byte)'\n') + 1;
        stream.SetLength(whole);
        foreach (var line in Encoding.UTF8.GetString(written, 0, whole).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Keep(JsonSerializer.Deserialize<TextMessage>(line)!);
        stream.Position = whole;
        file = new StreamWriter(stream) { AutoFlush = true };
    }

    /// <summary>Raised after a message was added or changed, outside the ledger's lock.</summary>
    public event Action<TextMessage>? Changed;

    public IReadOnlyList<TextMessage> All
    {
        get
        {
            lock (gate)
                return [.. order.Select(sid => messages[sid]).Where(message => !message.Deleted)];
        }
    }

    /// <summary>What the hub asked to be sent, in the order the account took it.</summary>
    public IReadOnlyList<TextMessage> Sent => [.. All.Where(message => message.Direction == TextMessage.ByApi)];

    public IReadOnlyList<TextMessage> Received => [.. All.Where(message => message.Direction == TextMessage.Inbound)];

    public TextMessage? Find(string sid)
    {
        lock (gate)
            return messages.TryGetValue(sid, out var message) && !message.Deleted ? message : null;
    }

    public TextMessage Add(TextMessage message)
    {
        lock (gate)
            Write(message);
        Changed?.Invoke(message);
        return message;
    }

    public TextMessage? Change(string sid, Func<TextMessage, TextMessage> change)
    {
        TextMessage changed;
        lock (gate)
        {
            if (!messages.TryGetValue(sid, out var message) || message.Deleted)
                return null;
            Write(changed = change(message));
        }

        Changed?.Invoke(changed);
        return changed;
    }

    /// <summary>Waits, without polling, until the ledger is as asked; the token is the test's patience.</summary>
    public async Task<IReadOnlyList<TextMessage>> WaitFor(Func<Ledger, bool> isSo, CancellationToken ct)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Check(TextMessage? _)
        {
            if (isSo(this))
                reached.TrySetResult();
        }

        Changed += Check;
        try
        {
            Check(null);
            await reached.Task.WaitAsync(ct);
            return All;
        }
        finally
        {
            Changed -= Check;
        }
    }

    public void Dispose() => file?.Dispose();

    private void Write(TextMessage message)
    {
        file?.Write(JsonSerializer.Serialize(message) + "\n");
        Keep(message);
    }

    private void Keep(TextMessage message)
    {
        if (!messages.ContainsKey(message.Sid))
            order.Add(message.Sid);
        messages[message.Sid] = message;
    }
}
