using SupportHub.Faq.Content;

namespace SupportHub.Faq.Tests.Content;

public sealed class Faults_of_content : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("content-").FullName;

    public Faults_of_content()
    {
        foreach (var file in Directory.EnumerateFiles(TheEngine.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, Path.GetRelativePath(TheEngine.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void Content_as_it_is_has_none_and_keeps_its_version() => BotContent.Load(_folder).Version.ShouldBe(TheEngine.Content.Version);

    [Theory]
    [InlineData("phrases/6-surveys.md", true)]
    [InlineData("smalltalk/small-talk.md", false)]
    public void A_reworded_phrase_is_a_new_version_from_which_nothing_is_learned_anew(string file, bool learnedIsKept)
    {
        File.AppendAllText(Path.Combine(_folder, file), "\n<!-- Looked at again. -->\n");

        var content = BotContent.Load(_folder);

        content.Version.ShouldNotBe(TheEngine.Content.Version);
        (content.LearnedFrom == TheEngine.Content.LearnedFrom).ShouldBe(learnedIsKept);
    }

    [Theory]
    [InlineData("topics/ebt-card-lost.md", "risk: routine", "risk: low", "topics/ebt-card-lost.md:8: risk is \"low\"")]
    [InlineData("topics/ebt-card-lost.md", "review_by: 2027-02-21", "review_by: soon", "topics/ebt-card-lost.md:10: review_by is \"soon\"")]
    [InlineData("topics/ebt-card-lost.md", "# 中文", "# Français", "\"Français\" is none of the languages")]
    [InlineData("topics/ebt-card-lost.md", "follow_ups: [ebt-stolen-benefits", "follow_ups: [ebt-gone", "follow_ups names \"ebt-gone\"")]
    [InlineData("topics/ebt-card-lost.md", "## Text (MN)", "## Text (Minnesota)", "\"Text (Minnesota)\" is none of")]
    [InlineData("topics/ebt-card-lost.md", "title:", "title: [", "the front matter cannot be read")]
    [InlineData("phrases/4-county.md", "yue: 聯絡到喇", "fr: oui", "phrases/4-county.md:73: the line must start with en: or es: or yue:")]
    [InlineData("phrases/4-county.md", "{county} County answered: {text}", "{county} County answered", "has not the same placeholders")]
    [InlineData("safety/words.md", "- partner = ", "- mate = ", "{partner} is no list of words.md")]
    [InlineData("safety/crisis-suicide.md", "- ^988", "- (988", "is no pattern: ")]
    [InlineData("topics/ebt-card-lost.md", "follow_ups: [ebt-stolen-benefits", "follow_ups: [domestic-violence", "follow_ups names \"domestic-violence\", a crisis topic")]
    [InlineData("doors/wic.md", "- any: wic-vs-snap", "- any: crisis-suicide", "doors/wic.md:5: \"crisis-suicide\" is a crisis topic")]
    [InlineData("doors/wic.md", "- any: wic-vs-snap", "- any: wic-for-all", "doors/wic.md:5: \"wic-for-all\" is no topic")]
    [InlineData("doors/health-care.md", "- MN: health-care-apply-mn", "- MN: apply-medi-cal-how", "doors/health-care.md:6: \"apply-medi-cal-how\" is a topic of CA")]
    [InlineData("doors/health-care.md", "- MN: health-care-apply-mn", "- WI: health-care-apply-mn", "doors/health-care.md:6: a topic is written")]
    [InlineData("doors/health-care.md", "- medi-cal-renewal", "- medi-cal-again", "\"medi-cal-again\" is no topic")]
    [InlineData("doors/wic.md", "# 中文", "# English", "has no \"Offer\"")]
    [InlineData("doors/wic.md", "- not pregnant", "- (not pregnant", "is no pattern: ")]
    [InlineData("doors/wic.md", "({small})", "({tiny})", "{tiny} is no list of words.md")]
    [InlineData("doors/sun-bucks.md", "## Has", "## Have", "\"Have\" is none of Topics, About")]
    [InlineData("phrases/4-county.md", "## outcome-yes", "## outcome-done", "\"outcome-yes\" is missing")]
    public void A_fault_names_its_file_and_line(string file, string from, string to, string said)
    {
        var path = Path.Combine(_folder, file);
        var text = File.ReadAllText(path);
        text.ShouldContain(from);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));

        Should.Throw<ContentFaultsException>(() => BotContent.Load(_folder)).Message.ShouldContain(said);
    }
}
