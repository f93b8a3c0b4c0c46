using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Checking;

/// <summary>One way of asking, where it stands and what it can share with others.</summary>
internal sealed record Variant(Topic Topic, Language Language, int Line, string Text, string Key, Words Words)
{
    public string Where => $"{Topic.File}:{Line}";

    public static List<Variant> Of(Topic topic, string source, WordOverlap overlap) =>
    [
        .. from section in ContentFile.Parse(topic.File, source, []).Sections
           where section.Heading == "Variants" && section.Language is not null
           from item in section.Items
           select new Variant(topic, section.Language!.Value, item.Line, item.Text, KeyOf(item.Text), overlap.Read(item.Text)),
    ];

    /// <summary>The letters and digits alone: two texts with the same ones are the same to a reader in a hurry.</summary>
    public static string KeyOf(string text) =>
        string.Concat(TextFold.Bare(ChineseFold.Simplify(TextFold.Fold(text))).Where(char.IsLetterOrDigit));
}
