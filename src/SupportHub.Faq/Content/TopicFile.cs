using System.Globalization;
using System.Text.RegularExpressions;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SupportHub.Faq.Content;

/// <summary>Reads one topic: front matter, then answers and variants by language.</summary>
internal static partial class TopicFile
{
    public static Topic? Read((string Name, string Text) source, List<ContentFault> faults)
    {
        var before = faults.Count;
        var file = ContentFile.Parse(source.Name, source.Text, faults);
        var front = FrontMatter.Parse(file, faults);
        if (front is null) return null;

        var id = Path.GetFileNameWithoutExtension(source.Name);
        if (front.Value("topic") != id) faults.Add(new(source.Name, front.LineOf("topic"), $"topic must be \"{id}\", as the file is named"));
        var scope = front.Value("scope") switch { "any" => Topic.AnyState, "ca" => "CA", "mn" => "MN", _ => front.Wrong("scope", "any, ca or mn") };
        if (!Enum.TryParse<Risk>(front.Value("risk"), true, out var risk)) front.Wrong("risk", "routine, human or crisis");
        var needs = front.Value("needs") ?? "nothing";
        if (needs is not ("nothing" or "county")) front.Wrong("needs", "county, or nothing at all");

        var words = LanguageCodes.All.ToDictionary(l => l, l => ReadWords(file, front, l, risk, faults));
        var topic = new Topic(id, source.Name, scope, front.Value("twin"), risk, needs == "county", front.Date("facts_checked"), front.Date("review_by"),
            front.List("sources"), front.List("follow_ups"), words);
        return faults.Count == before ? topic : null;
    }

    private static TopicWords ReadWords(ContentFile file, FrontMatter front, Language language, Risk risk, List<ContentFault> faults)
    {
        var start = file.Sections.FirstOrDefault(s => s.Language == language)?.Line ?? 1;
        var title = front.Value("title", language.Code());
        var review = front.Value("language_review", language.Code());
        var answers = new List<Answer>();
        var variants = new List<string>();
        foreach (var section in file.Sections.Where(s => s.Language == language))
        {
            if (section.Heading == "Variants") variants.AddRange(section.Items.Select(i => i.Text));
            else if (AnswerHeading().Match(section.Heading) is { Success: true } match)
            {
                var (kind, where) = (match.Groups["kind"].Value, match.Groups["where"].Value);
                var (channel, isMore) = (kind == "Web" ? Channel.WebChat : Channel.Sms, kind == "More");
                if (section.Text.Length == 0) faults.Add(new(file.Name, section.Line, "the answer is empty"));
                if (answers.Any(a => a.Channel == channel && a.IsMore == isMore && a.Where == where))
                    faults.Add(new(file.Name, section.Line, $"\"{section.Heading}\" stands here twice"));
                answers.Add(new(channel, where, section.Text, section.Line, isMore));
            }
            else faults.Add(new(file.Name, section.Line, $"\"{section.Heading}\" is none of Web, Text, More, Web (CA), Text (county) …, Variants"));
        }
        foreach (var channel in Enum.GetValues<Channel>().Where(c => !answers.Any(a => a.Channel == c && a.Where.Length == 0 && !a.IsMore)))
            faults.Add(new(file.Name, start, $"{language} has no \"{(channel == Channel.Sms ? "Text" : "Web")}\" answer"));
        if (variants.Count == 0 && risk != Risk.Crisis) faults.Add(new(file.Name, start, $"{language} has no variants"));
        return new(title ?? "", review ?? "", answers, variants);
    }

    [GeneratedRegex(@"^(?<kind>Web|Text|More)(?: \((?<where>CA|MN|county|county without phone|\d{5})\))?$", RegexOptions.CultureInvariant)]
    private static partial Regex AnswerHeading();

    /// <summary>The YAML between the dashes; a value that is missing or wrong is a fault at its line.</summary>
    private sealed class FrontMatter(string file, YamlMappingNode root, List<ContentFault> faults)
    {
        public static FrontMatter? Parse(ContentFile file, List<ContentFault> faults)
        {
            try
            {
                var yaml = new YamlStream();
                yaml.Load(new StringReader(file.FrontMatter));
                if (yaml.Documents is [{ RootNode: YamlMappingNode root }]) return new(file.Name, root, faults);
                faults.Add(new(file.Name, 1, "the file has no front matter"));
            }
            catch (YamlException fault)
            {
                faults.Add(new(file.Name, (int)fault.Start.Line + 1, "the front matter cannot be read: " + fault.Message));
            }
            return null;
        }

        public int LineOf(string key) => Node(key) is { } node ? (int)node.Start.Line + 1 : 1;

        public string? Value(string key) => Node(key) is YamlScalarNode { Value.Length: > 0 } node ? node.Value : null;

        public string? Value(string key, string inner)
        {
            if (Node(key) is YamlMappingNode map && map.Children.TryGetValue(inner, out var node) && node is YamlScalarNode { Value.Length: > 0 } scalar)
                return scalar.Value;
            faults.Add(new(file, LineOf(key), $"{key} has no \"{inner}\""));
            return null;
        }

        public IReadOnlyList<string> List(string key)
        {
            if (Node(key) is YamlSequenceNode list) return [.. list.Children.OfType<YamlScalarNode>().Select(n => n.Value ?? "")];
            faults.Add(new(file, LineOf(key), $"{key} must be a list (it may be empty: [])"));
            return [];
        }

        public DateOnly Date(string key)
        {
            if (DateOnly.TryParseExact(Value(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
            Wrong(key, "a date like 2026-11-21");
            return default;
        }

        public string Wrong(string key, string allowed)
        {
            faults.Add(new(file, LineOf(key), $"{key} is \"{Value(key)}\"; it must be {allowed}"));
            return "";
        }

        private YamlNode? Node(string key) => root.Children.TryGetValue(key, out var node) ? node : null;
    }
}
