namespace SupportHub.Faq.Checking;

/// <summary>Finds lines of two topics that are nearly the same.</summary>
internal static class Likeness
{
    public static void Find(IReadOnlyList<Variant> variants, List<Finding> findings)
    {
        var earlier = new NearLines();
        foreach (var one in variants)
        {
            foreach (var other in earlier.To(one.Key).Select(line => variants[line]))
            {
                // The same letters are told of as a double.
                if (one.Topic == other.Topic || one.Key == other.Key) continue;
                findings.Add(new(one.Topic.File, one.Line, true, $"\"{one.Text}\" is nearly \"{other.Text}\" at {other.Where}"));
            }
            earlier.Add(one.Key);
        }
    }
}
