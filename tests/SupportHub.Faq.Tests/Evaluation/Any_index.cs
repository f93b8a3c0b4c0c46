using SupportHub.Domain.Conversations;
using SupportHub.Faq.Evaluation;

namespace SupportHub.Faq.Tests.Evaluation;

public sealed class Any_index
{
    private static readonly IReadOnlyList<IndexEntry> s_entries = IndexEntry.Read("index.jsonl",
    [
        """{"id":"printer","lang":"de","question":"Wie richte ich den Drucker ein?","variants":["Drucker einrichten","Drucker druckt nicht","neuer Drucker anschließen"],"answer":"So.","owner":7}""",
        """{"id":"password","lang":"de","question":"Wie setze ich mein Passwort zurück?","variants":["Passwort vergessen","Passwort falsch","neues Passwort bitte"],"answer":"Hier."}""",
        """{"id":"oos","lang":"de","variants":["Wie wird das Wetter?","Wetter morgen","ein Witz bitte","Witz über das Wetter"]}""",
    ]);

    [Fact]
    public void Is_ranked_in_whatever_language_it_is()
    {
        List<Question> questions = [Asked("mein Drucker druckt nicht"), Asked("habe das Passwort vergessen"), Asked("wie wird morgen das Wetter")];

        var decided = new IndexTrial(s_entries).Run(questions);

        (decided[0].Decision, decided[0].Topic, decided[0].Top[0]).ShouldBe(("answer", "printer", "printer"));
        (decided[1].Decision, decided[1].Topic, decided[1].Language).ShouldBe(("answer", "password", "de"));
        (decided[2].Decision, decided[2].Topic).ShouldBe(("hand_off", null));
        decided.SelectMany(d => d.Top).ShouldNotContain("oos");
    }

    [Fact]
    public void With_an_id_twice_in_one_language_is_refused_by_line()
    {
        string[] lines = [s_entries[0].ToJson(), (s_entries[0] with { Lang = "nl" }).ToJson(), s_entries[0].ToJson()];

        Should.Throw<BadInputException>(() => IndexEntry.Read("index.jsonl", lines)).Message.ShouldBe("index.jsonl:3: \"printer\" in \"de\" comes twice");
    }

    [Fact]
    public void Of_the_content_has_each_topic_in_each_language_and_what_is_out_of_scope()
    {
        var index = IndexEntry.Of(TheEngine.Content);

        index.Count.ShouldBe((TheEngine.Content.Topics.Count + 1) * 3);
        index.ShouldAllBe(e => e.Variants.Count > 0);
        index.Where(e => e.Id != "oos").ShouldAllBe(e => e.Answer.Length > 0 && e.Question.Length > 0);
        var again = IndexEntry.Read("index.jsonl", index.Select(e => e.ToJson()));
        again.Select(e => e.ToJson()).ShouldBe(index.Select(e => e.ToJson()));
    }

    private static Question Asked(string text) => new("q", "de", Channel.WebChat, text, null, []);
}
