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
        if (File.Exists(path))
            foreach (var line in File.ReadLines(path))
                Keep(Read(line));
        file = new StreamWriter(path, append: true) { AutoFlush = true };
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

    private static TextMessage Read(string line) => JsonSerializer.Deserialize<TextMessage>(line)!;

    private void Write(TextMessage message)
    {
        file?.WriteLine(JsonSerializer.Serialize(message));
        Keep(message);
    }

    private void Keep(TextMessage message)
    {
        if (!messages.ContainsKey(message.Sid))
            order.Add(message.Sid);
        messages[message.Sid] = message;
    }
}
