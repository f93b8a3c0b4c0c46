using SupportHub.Web.Content;

namespace SupportHub.Web.Tests.Content;

/// <summary>New answers go live while people write; nothing stops meanwhile, and what has faults stays outside.</summary>
public sealed class Publishing_content(WritersHub hub) : IClassFixture<WritersHub>
{
    private const string Topic = "wic-vs-snap";
    private const string File = $"topics/{Topic}.md";

    [Fact]
    public async Task The_old_words_are_said_until_the_new_are_trained_and_then_on_every_node()
    {
        await using var other = await hub.Another();
        var (before, oldVersion) = await hub.Press(Topic);
        var trained = new TaskCompletionSource();
        hub.Training = trained.Task;
        hub.Write(File, "It is not at the county", "You will not find it at the county");
        hub.Write(File, "WIC is not at the county", "WIC is never at the county");

        var publishing = hub.Publish();
        var (meanwhile, meanwhileVersion) = await hub.Press(Topic);
        meanwhile.ShouldBe(before);
        meanwhileVersion.ShouldBe(oldVersion);
        publishing.IsCompleted.ShouldBeFalse();
        var bot = hub.Bot.Bot;
        trained.SetResult();
        var published = await publishing;

        published.Outcome.ShouldBe(PublishOutcome.Published, string.Join('\n', published.Faults));
        await other.Bot.Reached(published.Publication!.Id, WritersHub.Patience);
        var (after, newVersion) = await hub.Press(Topic);
        after.ShouldContain("WIC is never at the county");
        newVersion.ShouldBe(published.Version);
        newVersion.ShouldNotBe(oldVersion);
        bot.Engine.Content.Version.ShouldBe(oldVersion, "a turn that began before keeps what it began with");

        other.Bot.Bot.Engine.Content.Version.ShouldBe(newVersion);
        (await hub.Audited()).ShouldContain($"content-published content:{newVersion} {WritersHub.Editor}");
        (await hub.Publish()).Outcome.ShouldBe(PublishOutcome.Unchanged);
    }

    [Theory]
    [InlineData("follow_ups: [", "follow_ups: [no-such-topic, ", "follow_ups names \"no-such-topic\"")]
    [InlineData("## Text (MN)\n\n", "## Text (MN)\n\nCall 651-234-9876. ", "no fact of the topic has the phone")]
    public async Task A_content_with_faults_is_refused_by_file_and_line_and_the_old_one_stays(string from, string to, string fault)
    {
        await using var node = await hub.Another();
        var before = await node.Press(Topic);
        node.Write(File, from, to);

        var result = await node.Publish();

        result.Outcome.ShouldBe(PublishOutcome.Refused);
        result.Faults.ShouldContain(found => found.File == File && found.Line > 1 && found.Message.Contains(fault));
        (await node.Press(Topic)).ShouldBe(before);
        (await node.Audited()).ShouldContain($"content-refused content {WritersHub.Editor}");
    }

    [Fact]
    public async Task A_start_with_a_new_folder_publishes_it_and_one_with_an_old_folder_does_not_turn_the_others_back()
    {
        await using var old = await hub.Another();
        await old.Bot.Reached(1, WritersHub.Patience);
        var before = old.Live.Publication!;
        await using var upgraded = await hub.Another(node => node.Write("phrases/1-hello.md", "Take care.", "Take good care."));
        await old.Bot.Reached(before.Id + 1, WritersHub.Patience);
        var released = old.Live.Publication!;

        await using var back = await old.Another();

        released.Version.ShouldNotBe(before.Version);
        back.Live.Content.Version.ShouldBe(released.Version);
        back.Live.Content.Phrases.Raw("goodbye", Domain.Languages.Language.English).ShouldStartWith("Take good care.");
        (await old.Audited()).ShouldContain($"content-published content:{released.Version}");
    }

    [Fact]
    public async Task A_start_with_a_folder_that_cannot_be_read_answers_by_what_is_live()
    {
        await using var broken = await hub.Another(node => node.Write(File, "risk: routine", "risk: routin"));

        (await broken.Press(Topic)).Said.ShouldContain("WIC");
    }
}
