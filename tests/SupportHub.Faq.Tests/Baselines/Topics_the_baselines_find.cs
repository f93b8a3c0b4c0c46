using SupportHub.Faq.Evaluation;

namespace SupportHub.Faq.Tests.Baselines;

public sealed class Topics_the_baselines_find
{
    private static readonly IReadOnlyList<IndexEntry> s_entries =
    [
        new("card", "en", "Lost card", ["My card was stolen", "I lost my EBT card"], ""),
        new("office", "en", "Where is the office?", ["Address of the county office", "Is the office open?"], ""),
        new("card", "es", "Tarjeta perdida", ["Me robaron la tarjeta"], ""),
        new("oos", "en", "", ["Is the library open?"], ""),
    ];

    private static IReadOnlyList<Document> Variants => Document.PerVariant(s_entries, "en");

    [Fact]
    public void Are_sought_in_one_language_and_never_out_of_scope()
    {
        Variants.Select(d => d.Topic).Distinct().ShouldBe(["card", "office"]);
        Variants.Count.ShouldBe(6);
        Document.PerTopic(s_entries, "en").Select(d => d.Topic).ShouldBe(["card", "office"]);
        Document.PerVariant(s_entries, "es").Single(d => d.Text == "Tarjeta perdida").Topic.ShouldBe("card");
    }

    [Fact]
    public void By_BM25_share_stems_with_the_question()
    {
        Bm25.Of(Variants, "en").Top("are offices open").ShouldBe(["office"]);
        Bm25.Of(Document.PerTopic(s_entries, "en"), "en").Top("cards or office").ShouldBe(["office", "card"], ignoreOrder: true);
        Bm25.Of(Variants, "en").Top("zzz").ShouldBeEmpty();
    }

    [Fact]
    public void By_BM25_score_by_rarity_count_and_length()
    {
        // "b" is in both, so the shorter of two with it wins; "c" is rarer and outweighs it.
        var index = Bm25.Of([new("long", "b x y z"), new("short", "b x"), new("rare", "c x y z w v")], "en");

        index.Top("b").ShouldBe(["short", "long"]);
        index.Top("b c")[0].ShouldBe("rare");
        Bm25.Of([new("once", "b x y"), new("twice", "b b y")], "en").Top("b").ShouldBe(["twice", "once"]);
    }

    [Fact]
    public void By_likest_variant_survive_a_misspelling()
    {
        var likest = new BestVariant(Variants);

        likest.Top("i losst my ebtcard")[0].ShouldBe("card");
        likest.Top("My card was stolen").ShouldContain("card");
        likest.Top("").ShouldBeEmpty();
    }
}
