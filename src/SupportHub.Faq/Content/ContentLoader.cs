using System.Security.Cryptography;
using System.Text;

namespace SupportHub.Faq.Content;

/// <summary>Reads bot-content in the order of file names, so that the same files always make the same engine.</summary>
internal sealed class ContentLoader
{
    private readonly string _folder;
    private readonly List<ContentFault> _faults = [];
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private ContentLoader(string folder) => _folder = folder;

    public static BotContent Load(string folder) => new ContentLoader(folder).Load();

    private BotContent Load()
    {
        if (!Directory.Exists(_folder)) throw new DirectoryNotFoundException($"The content folder {_folder} does not exist.");

        var topics = Files("topics", "*.md").Select(f => TopicFile.Read(f, _faults)).OfType<Topic>().ToDictionary(t => t.Id);
        foreach (var topic in topics.Values)
        {
            foreach (var dead in topic.FollowUps.Where(f => !topics.ContainsKey(f)))
                _faults.Add(new(topic.File, 1, $"follow_ups names \"{dead}\", which is no topic"));
        }

        var phrases = PhraseFile.Read(Files("phrases", "*.md"), _faults);
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
        var places = PlacesFile.ReadNames(Files("places", "*.csv").Select(f => (f.Name, f.Text)), _faults);

        var concepts = ConceptFile.Read(Files("concepts", "*.md"), _faults);

        if (_faults.Count > 0) throw new ContentFaultsException(_faults);
        var version = Convert.ToHexStringLower(_hash.GetHashAndReset())[..12];
        return new(version, topics, phrases, examples, safety, requests, places, concepts);
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
            _hash.AppendData(Encoding.UTF8.GetBytes(name + "\n" + text));
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
}
