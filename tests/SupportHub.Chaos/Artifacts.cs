using System.Text.Json;
using SupportHub.Chaos.Ledgers;

namespace SupportHub.Chaos;

/// <summary>Where a run keeps what it can be judged by: <c>.artifacts/chaos</c> in the clone.</summary>
internal sealed class Artifacts
{
    private readonly string _root;
    private readonly string _folder;

    private Artifacts(string root)
    {
        (_root, _folder) = (root, Path.Combine(root, ".artifacts", "chaos"));
        Directory.CreateDirectory(_folder);
        File.Delete(HubLog);
    }

    public string Content => Path.Combine(_root, "bot-content");

    public string HubLog => Path.Combine(_folder, "hub.log");

    public static Artifacts Make()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SupportHub.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The harness must run inside the clone.");
        return new(folder.FullName);
    }

    /// <summary>One entry a line, ids only, in the ledger's own order.</summary>
    public void Write(AllLedgers ledgers)
    {
        Write("sent", ledgers.Sent);
        Write("seen", ledgers.Seen);
        Write("taken", ledgers.Taken);
        Write("log", ledgers.Log);
    }

    private void Write<T>(string name, IEnumerable<T> ledger) =>
        File.WriteAllLines(Path.Combine(_folder, $"{name}.jsonl"), ledger.Select(entry => JsonSerializer.Serialize(entry)));
}
