using SupportHub.Faq.Search;

namespace SupportHub.Faq.Tests.Search;

public sealed class A_learned_model : IDisposable
{
    private static readonly TermReader s_terms = new(null);
    private readonly string _folder = Directory.CreateTempSubdirectory("models").FullName;

    private static readonly Lesson[] s_lessons =
    [
        .. Lessons("card-ca", "lost my card", "my card is gone", "need a new card", "card fell out of my pocket", "someone took the card"),
        .. Lessons("card-mn", "misplaced my card", "where is the card", "replace the card please", "card was in the wash", "no card no more"),
        .. Lessons("interview", "missed the interview", "when is my interview", "interview tomorrow", "they called for an interview", "move my interview"),
        .. Lessons("none", "what is the weather", "tell me a joke", "who won the game", "how tall is the tower", "sing a song"),
    ];

    private readonly FaqModel _model = Train();

    private static FaqModel Train() =>
        FaqModel.Train(s_lessons, [], label => label != "none", label => label switch { "card-ca" => "CA", "card-mn" => "MN", _ => "" });

    private static IEnumerable<Lesson> Lessons(string label, params string[] texts) => texts.Select(t => new Lesson(label, s_terms.Read(t, null)));

    [Fact]
    public void Is_the_same_when_it_is_learned_again()
    {
        var one = _model.Judge(s_terms.Read("the interview was today", null));
        var again = Train().Judge(s_terms.Read("the interview was today", null));

        again.Probabilities.ShouldBe(one.Probabilities);
        again.Confidence.ShouldBe(one.Confidence);
    }

    [Fact]
    public void Kept_and_found_again_judges_as_before()
    {
        var folder = new ModelFolder(_folder);
        folder.Find("v1").ShouldBeNull();
        folder.Keep("v1", _model);

        var found = new ModelFolder(_folder).Find("v1").ShouldNotBeNull();

        var terms = s_terms.Read("my interview", null);
        found.Classes.ShouldBe(_model.Classes);
        found.Judge(terms).Probabilities.ShouldBe(_model.Judge(terms).Probabilities);
        found.Judge(terms, 0, "CA").Confidence.ShouldBe(_model.Judge(terms, 0, "CA").Confidence);
        folder.Find("v2").ShouldBeNull();
    }

    [Fact]
    public void Damaged_is_as_one_that_is_not_there()
    {
        var folder = new ModelFolder(_folder);
        folder.Keep("v1", _model);
        var file = Directory.GetFiles(_folder).ShouldHaveSingleItem();
        var bytes = File.ReadAllBytes(file);
        bytes[^9] ^= 1;
        File.WriteAllBytes(file, bytes);
        folder.Find("v1").ShouldBeNull();

        File.WriteAllBytes(file, bytes[..40]);
        folder.Find("v1").ShouldBeNull();
        File.WriteAllBytes(file, []);
        folder.Find("v1").ShouldBeNull();
    }

    [Fact]
    public void That_cannot_be_kept_is_used_all_the_same()
    {
        var file = Path.Combine(_folder, "a-file");
        File.WriteAllText(file, "");

        Should.NotThrow(() => new ModelFolder(Path.Combine(file, "models")).Keep("v1", _model));
    }

    [Fact]
    public void Of_old_contents_only_the_newest_three_are_kept()
    {
        var folder = new ModelFolder(_folder);
        foreach (var version in new[] { "v1", "v2", "v3", "v4" })
        {
            folder.Keep(version, _model);
            File.SetLastWriteTimeUtc(Directory.GetFiles(_folder, version + "*").Single(), new DateTime(2026, 1, version[1] - '0', 0, 0, 0, DateTimeKind.Utc));
        }
        folder.Keep("v5", _model);

        Directory.GetFiles(_folder).Select(f => Path.GetFileName(f)[..2]).Order().ShouldBe(["v3", "v4", "v5"]);
    }

    [Fact]
    public void Takes_the_topic_of_the_state_that_is_named()
    {
        var terms = s_terms.Read("card", null);

        Likeliest(_model.Judge(terms, 0, "CA", named: true)).ShouldBe("card-ca");
        Likeliest(_model.Judge(terms, 0, "MN", named: true)).ShouldBe("card-mn");
    }

    private string Likeliest(Judgement judgement) => _model.Classes[Array.IndexOf(judgement.Probabilities, judgement.Probabilities.Max())];

    public void Dispose() => Directory.Delete(_folder, true);
}
