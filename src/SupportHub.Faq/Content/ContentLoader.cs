using System.Security.Cryptography;
using System.Text;
using SupportHub.Faq.Evaluation;

namespace SupportHub.Faq.Content;

/// <summary>Reads bot-content in the order of file names, so that the same files always make the same engine.</summary>
internal sealed class ContentLoader
{
    private const string Phrases = "phrases";

    private readonly string _folder;
    private readonly List<ContentFault> _faults = [];
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash _learned = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private ContentLoader(string folder) => _folder = folder;

    private static string Named(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetHashAndReset())[..12];

    public static BotContent Load(string folder) => new ContentLoader(folder).Load();

    private BotContent Load()
    {
        if (!Directory.Exists(_folder)) throw new DirectoryNotFoundException($"The content folder {_folder} does not exist.");

        var files = Files("topics", "*.md");
        var topics = files.Select(f => TopicFile.Read(f, _faults)).OfType<Topic>().ToDictionary(t => t.Id);
        var written = files.ToDictionary(f => f.Name, f => f.Text);
        foreach (var topic in topics.Values)
        {
            foreach (var dead in topic.FollowUps.Where(f => !written.ContainsKey($"topics/{f}.md")))
                _faults.Add(new(topic.File, ContentFile.LineOf(written[topic.File], "follow_ups:"), $"follow_ups names \"{dead}\", which is no topic"));
            // On a shared phone the title of such a topic gives the client away.
            foreach (var crisis in topic.FollowUps.Where(f => topics.TryGetValue(f, out var t) && t.Risk == Risk.Crisis))
                _faults.Add(new(topic.File, ContentFile.LineOf(written[topic.File], "follow_ups:"), $"follow_ups names \"{crisis}\", a crisis topic, which must never be offered"));
        }

        foreach (var topic in topics.Values.Where(t => t.Twin is not null))
        {
            if (!topics.TryGetValue(topic.Twin!, out var twin) || twin.Twin != topic.Id || topic.Scope == Topic.AnyState || twin.Scope == topic.Scope)
                _faults.Add(new(topic.File, 1, $"twin is \"{topic.Twin}\"; it must be a topic of the other state whose twin is this one"));
        }

        var phrases = PhraseFile.Read(Files(Phrases, "*.md"), _faults);
        List<Example> examples =
        [
            .. topics.Values.SelectMany(t => t.Words.SelectMany(w => w.Value.Variants.Select(v => new Example(t.Id, w.Key, v)))),
            .. ExamplesIn("smalltalk", BotContent.SmallTalk),
            .. ExamplesIn("out-of-scope", BotContent.OutOfScope),
        ];
        var safety = SignsFile.Read(Files("safety", "*.md"), _faults);
        foreach (var sign in safety.Where(s => !topics.TryGetValue(s.Name, out var t) || t.Risk != Risk.Crisis))
            _faults.Add(new($"safety/{sign.Name}.md", 1, "is not named after a topic of risk crisis"));
        var requests = SignsFile.Read(Files("requests", "*.md"), _faults).ToDictionary(s => s.Name);
        var doors = DoorFile.Read(Files("doors", "*.md"), topics, _faults);
        var places = PlacesFile.ReadNames(Files("places", "*.csv").Select(f => (f.Name, f.Text)), _faults);

        var concepts = ConceptFile.Read(Files("concepts", "*.md"), _faults);

        var questions = Files("questions", "*.jsonl").SelectMany(f => QuestionsIn(f.Name, f.Text, topics)).ToList();

        if (_faults.Count > 0) throw new ContentFaultsException(_faults);
        return new(Named(_hash), topics, phrases, examples, safety, requests, places, concepts, questions, doors) { LearnedFrom = Named(_learned) };
    }

    private List<(string Name, string Text)> Files(string folder, string pattern)
    {
        var path = Path.Combine(_folder, folder);
        var files = new List<(string, string)>();
        if (!Directory.Exists(path))
        {
            _faults.Add(new(folder, 1, "the folder is missing"));
            return files;
        }
        foreach (var file in Directory.EnumerateFiles(path, pattern).Order(StringComparer.Ordinal))
        {
            var name = $"{folder}/{Path.GetFileName(file)}";
            var text = File.ReadAllText(file);
            var bytes = Encoding.UTF8.GetBytes(name + "\n" + text);
            _hash.AppendData(bytes);
            if (folder != Phrases) _learned.AppendData(bytes);
            files.Add((name, text));
        }
        return files;
    }

    /// <summary>A heading with a slash-free name that is a topic's id keeps it; any other is put under its folder's prefix.</summary>
    private IEnumerable<Example> ExamplesIn(string folder, string prefix)
    {
        foreach (var (name, text) in Files(folder, "*.md"))
        {
            foreach (var section in ContentFile.Parse(name, text, _faults).Sections)
            {
                if (section.Language is not { } language) _faults.Add(new(name, section.Line, "a section stands under no language"));
                else
                {
                    var label = section.Heading.StartsWith("topic ", StringComparison.Ordinal) ? section.Heading["topic ".Length..] : prefix + section.Heading;
                    foreach (var (_, line) in section.Items) yield return new(label, language, line);
                }
            }
        }
    }

    private IReadOnlyList<Question> QuestionsIn(string name, string text, Dictionary<string, Topic> topics)
    {
        try
        {
            var questions = Question.Read(name, text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'), toCount: true);
            for (var i = 0; i < questions.Count; i++)
            {
                if (questions[i] is { IsInScope: true, Topic: { } topic } && !topics.ContainsKey(topic)) _faults.Add(new(name, i + 1, $"\"{topic}\" is no topic"));
            }
            return questions;
        }
        catch (BadInputException fault)
        {
            _faults.Add(new(name, 1, fault.Message));
            return [];
        }
    }
}
