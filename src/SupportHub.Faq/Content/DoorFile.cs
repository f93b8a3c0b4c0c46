using SupportHub.Domain.Languages;

namespace SupportHub.Faq.Content;

/// <summary>Reads <c>doors</c>: the topics by state and what speaks of them already, then by language what is said, who has it, and the offer.</summary>
internal static class DoorFile
{
    private const string Has = "Has";
    private const string Offer = "Offer";
    private static readonly string[] s_states = ["CA", "MN"];

    public static IReadOnlyList<Door> Read(
        IEnumerable<(string Name, string Text)> sources, IReadOnlyDictionary<string, Topic> topics, List<ContentFault> faults)
    {
        var (reader, files) = SignsFile.Open(sources, faults);
        return [.. files.Select(file => Read(file, reader, topics, faults))];
    }

    private static Door Read(ContentFile file, SignsFile reader, IReadOnlyDictionary<string, Topic> topics, List<ContentFault> faults)
    {
        foreach (var odd in file.Sections.Where(s => !IsKnown(s)))
            faults.Add(new(file.Name, odd.Line, $"\"{odd.Heading}\" is none of Topics, About above the languages and Said, Not, Has, Offer, Offer (CA), Offer (MN) within"));
        var offered = new Dictionary<string, string>();
        foreach (var (line, text) in Items(file, "Topics"))
        {
            var parts = text.Split(": ", 2);
            if (parts.Length < 2 || parts[0] is not ("any" or "CA" or "MN") || !offered.TryAdd(parts[0], parts[1]))
                faults.Add(new(file.Name, line, "a topic is written: CA: topic, or MN: topic, or any: topic, each once"));
            else if (TopicFault(parts[0], parts[1], topics) is { } fault) faults.Add(new(file.Name, line, fault));
        }
        if (offered.Count == 0) faults.Add(new(file.Name, 1, "offers no topic: write them under Topics"));
        foreach (var (line, text) in Items(file, "About").Where(i => !topics.ContainsKey(i.Text)))
            faults.Add(new(file.Name, line, $"\"{text}\" is no topic"));
        return new(Path.GetFileNameWithoutExtension(file.Name), offered, [.. offered.Values, .. Items(file, "About").Select(i => i.Text)],
            reader.Signs(file, SignsFile.Said, SignsFile.Not), reader.Signs(file, Has, SignsFile.Not), Offers(file, faults));
    }

    private static bool IsKnown(ContentSection section) => section.Language is null
        ? section.Heading is "Topics" or "About"
        : section.Heading is SignsFile.Said or SignsFile.Not or Has || section.Heading == Offer || s_states.Any(s => section.Heading == $"{Offer} ({s})");

    /// <summary>What is offered must be a topic of that state that may be told of anywhere, on any phone.</summary>
    private static string? TopicFault(string where, string id, IReadOnlyDictionary<string, Topic> topics) =>
        !topics.TryGetValue(id, out var topic) ? $"\"{id}\" is no topic"
        : topic.Risk == Risk.Crisis ? $"\"{id}\" is a crisis topic, which must never be offered"
        : topic.Scope != Topic.AnyState && topic.Scope != where ? $"\"{id}\" is a topic of {topic.Scope}"
        : null;

    private static Dictionary<(Language, string), string> Offers(ContentFile file, List<ContentFault> faults)
    {
        var offers = new Dictionary<(Language, string), string>();
        foreach (var section in file.Sections.Where(s => s.Language is not null && s.Heading.StartsWith(Offer, StringComparison.Ordinal)))
        {
            var where = s_states.FirstOrDefault(s => section.Heading == $"{Offer} ({s})") ?? Topic.AnyState;
            if (section.Text.Length == 0) faults.Add(new(file.Name, section.Line, "the offer is empty"));
            if (!offers.TryAdd((section.Language!.Value, where), section.Text)) faults.Add(new(file.Name, section.Line, $"\"{section.Heading}\" stands here twice"));
        }
        foreach (var missing in LanguageCodes.All.Where(l => !offers.ContainsKey((l, Topic.AnyState))))
            faults.Add(new(file.Name, 1, $"{missing} has no \"{Offer}\""));
        return offers;
    }

    private static IEnumerable<(int Line, string Text)> Items(ContentFile file, string heading) =>
        file.Sections.Where(s => s.Language is null && s.Heading == heading).SelectMany(s => s.Items);
}
