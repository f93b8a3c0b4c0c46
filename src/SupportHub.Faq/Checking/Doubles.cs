using SupportHub.Faq.Content;

namespace SupportHub.Faq.Checking;

/// <summary>Finds ways of asking that stand twice: in one topic they are of no use, in two they teach the bot to guess.</summary>
internal static class Doubles
{
    public static void Find(IReadOnlyList<Variant> variants, BotContent content, List<Finding> findings)
    {
        var elsewhere = content.Examples.Where(e => !content.Topics.ContainsKey(e.Label)).ToLookup(e => Variant.KeyOf(e.Text), e => e.Label);
        var first = new Dictionary<string, Variant>();
        foreach (var variant in variants.Where(v => v.Key.Length > 0))
        {
            if (!first.TryAdd(variant.Key, variant))
                findings.Add(new(variant.Topic.File, variant.Line, false, $"\"{variant.Text}\" stands at {first[variant.Key].Where} too"));
            else if (elsewhere[variant.Key].FirstOrDefault() is { } label)
                findings.Add(new(variant.Topic.File, variant.Line, true, $"\"{variant.Text}\" is an example of {label} too"));
        }
    }
}
