namespace SupportHub.Chaos.Ledgers;

/// <summary>What should have arrived beside what did: each once, in the order of the log.</summary>
internal static class Sequence
{
    public static IEnumerable<Violation> Compare(IEnumerable<string> said, IEnumerable<string> arrived, string ledger, string client)
    {
        var places = new Dictionary<string, int>();
        foreach (var id in said) places.TryAdd(id, places.Count);
        var here = new HashSet<string>();
        var furthest = -1;
        foreach (var id in arrived)
        {
            if (!places.TryGetValue(id, out var place))
            {
                yield return new(Wrong.Doubled, ledger, client, id, "it arrived and is not in the log");
            }
            else if (!here.Add(id))
            {
                yield return new(Wrong.Doubled, ledger, client, id, "it arrived again");
            }
            else if (place < furthest)
            {
                yield return new(Wrong.OutOfOrder, ledger, client, id, "it arrived behind one that was said later");
            }
            furthest = Math.Max(furthest, places.GetValueOrDefault(id, -1));
        }
        foreach (var id in places.Keys.Where(id => !here.Contains(id)))
            yield return new(Wrong.Lost, ledger, client, id, "it is in the log and did not arrive");
    }
}
