using System.Text.RegularExpressions;
using SupportHub.Faq.Content;

namespace SupportHub.Faq.Tests.Checking;

public sealed class Faults_the_check_finds
{
    private const string English = "Call us at (877) 328-9677 in 10 days. We can help you now.";
    private const string Spanish = "Llame al (877) 328-9677 en 10 días. Le damos la mano hoy.";
    private const string Chinese = "請在10天內打(877) 328-9677。我們可以幫您。";

    [Fact]
    public void Content_that_is_right_has_none() => new PlantedContent().Check().ShouldBeEmpty();

    [Theory]
    [InlineData("## Text\n\n" + Spanish, "## Text\n\n{long}é", @"topics/one.md:\d+: fault: the text takes 4 segments \(460 units of Gsm7\); at most 3")]
    [InlineData("## Text\n\n" + Spanish, "## Text\n\n{long}", @"^$")]
    [InlineData("## Text\n\n" + English, "## Text\n\n**Call** us now. We can help you.", "a text message carries no Markdown")]
    [InlineData(English, English + " Go to it now and see us all. Go to it now and see us all.{ninety}", "the answer has 1[0-9][0-9] words; at most 90")]
    [InlineData(English, "Beneficiaries must immediately communicate complicated modifications.", "Flesch-Kincaid grade is [0-9.]+; at most 6")]
    [InlineData(Spanish, "Comuníquese inmediatamente con nuestra administración departamental.", "Fernández Huerta is -?[0-9.]+; at least 70")]
    [InlineData(Chinese, "請您在收到我們寄給您的信以後馬上打電話給您所在的縣的福利辦公室查詢您的個案。", "sentences have [0-9.]+ characters on average; at most 25")]
    [InlineData("(877) 328-9677", "(877) 328-9678", "no fact of the topic has the phone 8773289678")]
    [InlineData("(877) 328-9677", "the desk", "the languages do not name the same phones")]
    [InlineData("in 10 days", "in 30 days", "warning: no fact of the topic has the number 30")]
    [InlineData("review_by: 2027-02-21", "review_by: 2026-11-20", "topics/one.md:7: fault: review_by 2026-11-20 is not after facts_checked 2026-11-21")]
    [InlineData("facts_checked: 2026-11-21", "facts_checked: 2026-12-21", "topics/one.md:6: fault: facts_checked 2026-12-21 is after today")]
    [InlineData("# Español\n\n## Web", "# Español\n\n## Web (CA)\n\nHola.\n\n## Web", "the languages have not the same answers")]
    [InlineData("- carda", "carda", "English has 69 variants; at least 70")]
    [InlineData("- carda", "- Who won\n- carda", "warning: \"Who won\" is an example of out-of-scope/far too")]
    [InlineData("- carda", "- Where is it?\n- where is IT\n- carda", "fault: \"where is IT\" stands at topics/one.md:25 too")]
    [InlineData("- carda", "- can i buy hot soup\n- can i buy hot tea\n- can i buy hot fish\n- carda", @"warning: 3 variants on one pattern \(lines 25, 26, 27\)")]
    public void It_names_each(string from, string to, string found)
    {
        to = to.Replace("{long}", string.Concat(Enumerable.Repeat("Le damos la mano hoy y con gusto. ", 14))[..459], StringComparison.Ordinal)
            .Replace("{ninety}", string.Concat(Enumerable.Repeat(" Go to it now.", 24)), StringComparison.Ordinal);

        var findings = new PlantedContent().Plant("topics/one.md", from, to).Check();

        if (found == "^$") findings.ShouldNotContain(f => f.Contains("segments", StringComparison.Ordinal));
        else findings.ShouldContain(f => Regex.IsMatch(f, found), string.Join('\n', findings));
    }

    [Fact]
    public void More_goes_on_from_a_text_that_has_room_for_the_word_that_offers_it()
    {
        var planted = new PlantedContent
        {
            Said = { [PhraseKeys.ReplyMore] = "Reply MORE." },
            Phrases = { new(PhraseKeys.ReplyMore, "phrases/one.md", 3, "Under a text.") },
        };
        var full = string.Concat(Enumerable.Repeat("We can help you now. ", 22))[..459];
        planted.Plant("topics/one.md", $"## Text\n\n{English}", $"## Text\n\n{full}\n\n## More\n\nWe can help you.\n\n## More (CA)\n\nWe can help you.");

        planted.Check().ShouldBe(
        [
            "topics/one.md:19: fault: the text takes 4 segments (471 units of Gsm7); at most 3",
            "topics/one.md:27: fault: there is no text of the same place that this goes on from",
        ]);
    }

    [Fact]
    public void A_review_date_that_is_past_is_a_warning() =>
        new PlantedContent().Check(today: "2027-02-22").ShouldBe(
        [
            "topics/one.md:7: warning: review_by 2027-02-21 is past: the bot does not give this answer any more",
            "topics/two.md:7: warning: review_by 2027-02-21 is past: the bot does not give this answer any more",
        ]);

    [Fact]
    public void Lines_of_two_topics_that_are_the_same_or_nearly() =>
        new PlantedContent()
            .Plant("topics/one.md", "- carda", "- my food card fell in the lake\n- lost it again\n- carda")
            .Plant("topics/two.md", "- cardk", "- my food card fell in a lake\n- Lost it again!\n- cardk")
            .Check().ShouldBe(
            [
                "topics/two.md:25: warning: \"my food card fell in a lake\" is nearly \"my food card fell in the lake\" at topics/one.md:25",
                "topics/two.md:26: fault: \"Lost it again!\" stands at topics/one.md:26 too",
            ]);

    [Fact]
    public void Ways_of_asking_that_all_share_a_word()
    {
        var content = new PlantedContent();
        content.Files["topics/one.md"] = content.Files["topics/one.md"].Replace("aen", "aen laundry ", StringComparison.Ordinal)
            .Replace("ben", "ben laundry ", StringComparison.Ordinal).Replace("cen", "cen laundry ", StringComparison.Ordinal)
            .Replace("den", "den laundry ", StringComparison.Ordinal).Replace("een", "een laundry ", StringComparison.Ordinal)
            .Replace("fen", "fen laundry ", StringComparison.Ordinal);

        content.Check().ShouldContain(f => f.StartsWith("topics/one.md:", StringComparison.Ordinal) && f.Contains("in 100 pairs of the English variants share no content word", StringComparison.Ordinal));
    }

    [Fact]
    public void A_topic_without_facts()
    {
        var content = new PlantedContent();
        content.Files.Remove("facts/two.md");

        content.Check().ShouldHaveSingleItem().ShouldBe("topics/two.md:1: fault: facts/two.md is missing: the answers cannot be compared with their facts");
    }

    [Theory]
    [InlineData("my food card fell in the lake", "My food card fell in the lake!")]
    [InlineData("my food card fell in the lake", "our food card fell in the lake")]
    [InlineData("Driver for uber and doordash, what income counts", "what income counts for a doordash and uber driver?")]
    [InlineData("我張糧食卡跌咗落湖度", "我張糧食卡跌落湖度")]
    public void A_way_of_asking_that_is_near_a_line_of_the_public_sample(string asked, string variant)
    {
        var content = new PlantedContent().Plant("topics/one.md", "- carda", $"- {variant}\n- carda");
        content.Check().ShouldBeEmpty();
        content.Sample.Add(new("d-001", "en", Domain.Conversations.Channel.WebChat, asked, "one", []));

        content.Check().ShouldHaveSingleItem().ShouldBe($"topics/one.md:25: warning: \"{variant}\" is near d-001 of the public sample, \"{asked}\"");
    }

    [Theory]
    [InlineData("out-of-scope/near.md", "- line 7\n", @"out-of-scope/near.md:3: fault: English has 399 out-of-scope examples, near and far; at least 400")]
    [InlineData("smalltalk/small-talk.md", "- line 7\n", @"smalltalk/small-talk.md:3: fault: English has 99 lines of small talk; at least 100")]
    [InlineData("out-of-scope/false-friends.md", "- line 7\n", @"out-of-scope/false-friends.md:3: fault: English has 59 false friends of a crisis; at least 60")]
    public void Too_few_examples_of_what_is_no_question_of_ours(string file, string line, string found) =>
        new PlantedContent().Plant(file, line, "").Check().ShouldHaveSingleItem().ShouldBe(found);

    [Theory]
    [InlineData("greeting", "", "has no line that starts with > and says when it is said")]
    [InlineData("greeting", "Not said yet. After hello.", "is said by the program, and its line says \"Not said yet.\"")]
    [InlineData("farewell", "After bye.", "is said nowhere in the program; its line must begin with \"Not said yet.\"")]
    [InlineData("greeting", "After hello.", null)]
    [InlineData("farewell", "Not said yet. After bye.", null)]
    public void A_phrase_that_does_not_tell_when_it_is_said(string key, string when, string? found)
    {
        var content = new PlantedContent();
        content.Phrases.Add(new(key, "phrases/1-hello.md", 3, when));

        content.Check().ShouldBe(found is null ? [] : [$"phrases/1-hello.md:3: fault: \"{key}\" {found}"]);
    }

    [Fact]
    public void A_phrase_that_is_too_long_for_a_text()
    {
        var content = new PlantedContent();
        content.Phrases.Add(new("promise", "phrases/4-county.md", 3, "After that."));
        content.Phrases.Add(new("opt-out-chat", "phrases/2-questions.md", 3, "In the chat."));
        content.Said["promise"] = content.Said["opt-out-chat"] = new('x', 460);

        content.Check().ShouldBe(Domain.Languages.LanguageCodes.All.Select(l => $"phrases/4-county.md:3: fault: \"promise\" takes 4 segments as a text in {l}; at most 3"), ignoreOrder: true);
    }

    [Fact]
    public void A_text_is_measured_with_the_county_for_which_it_is_longest()
    {
        var content = new PlantedContent().Plant("topics/one.md", "# English\n\n## Web", "# English\n\n## Text (county)\n\n{county} County can help you now. We can help you now.\n\n## Web");
        content.Files["counties.csv"] = "state,county,fips,agency,phone,online,languages,notes\nMN,Ramsey,27123,,,,,\nMN,Lake of the Woods,27077,,,,,\n";

        var texts = content.Run().Figures.Texts.Where(t => t.Topic == "one" && t.Where == "county");

        texts.ShouldHaveSingleItem().Size.Units.ShouldBe("Lake of the Woods County can help you now. We can help you now.".Length);
    }

    [Fact]
    public void What_was_counted_is_told_topic_by_topic()
    {
        var figures = new PlantedContent().Plant("topics/one.md", "- carda", "- can i buy hot soup\n- can i buy hot tea\n- can i buy hot fish\n- carda").Run().Figures;

        var asked = figures.Asked.First(a => a.Topic == "one");
        (asked.Count, asked.OnePattern).ShouldBe((73, 3));
        asked.Apart.ShouldBeInRange(0.99, 0.9999);
        figures.Texts.Count.ShouldBe(6);
        figures.Examples.ShouldContain(e => e.Kind == "lines of small talk" && e.Count == 100);
    }
}
