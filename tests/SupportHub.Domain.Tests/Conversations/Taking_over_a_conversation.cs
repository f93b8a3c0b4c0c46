using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;

namespace SupportHub.Domain.Tests.Conversations;

/// <summary>Two conversations of a client become one: whatever was owed in the one that ends is owed in the one that goes on, once.</summary>
public sealed class Taking_over_a_conversation
{
    private static readonly Guid s_from = Guid.NewGuid();

    private static readonly Conversation s_chat = Given.Folded(Given.Started(Channel.WebChat), Given.Wrote("Is my card on its way?"));
    private static readonly Conversation s_answered = Given.Folded(s_chat, s_chat.Reply(Guid.NewGuid(), Given.Amy, "It is on its way.", false, Given.Noon));
    private static readonly Conversation s_waits = Given.Folded(Given.Started(), Given.Wrote("help"), Given.HandedOff(urgency: Urgency.High));

    [Fact]
    public void What_the_bot_had_not_answered_there_is_its_to_answer_here_in_the_order_it_was_written()
    {
        var early = Given.Folded(Given.Started(), Given.Wrote("first", -9));
        var here = Given.Folded(Given.Started(Channel.WebChat), Given.Wrote("second", -8));

        var one = Taken(here, early);

        one.Holder.ShouldBe(Holder.Bot);
        one.Unanswered.Select(message => message.Text).ShouldBe(["first", "second"]);
        one.Unanswered.Select(message => message.MessageId).Intersect(early.Unanswered.Select(message => message.MessageId)).ShouldBeEmpty("a line of its own");
        one.TakeOver(s_from, early, Given.Noon).Events.ShouldBeEmpty("twice is once");
    }

    [Fact]
    public void Where_a_person_answers_here_they_owe_it_since_it_was_written()
    {
        var asked = Given.Folded(Given.Started(), Given.Wrote("and my other card?", 3));

        var one = Taken(s_answered, asked, Given.Noon.AddMinutes(9));

        s_answered.WaitingSince.ShouldBeNull();
        (one.Holder, one.WaitingSince, one.Assignee).ShouldBe((Holder.Agents, Given.Noon.AddMinutes(3), s_answered.Assignee));
        one.Unanswered.Single().Text.ShouldBe("and my other card?");
    }

    [Fact]
    public void The_photos_the_button_and_what_was_masked_come_with_the_words()
    {
        var file = new MessageFile(Guid.NewGuid(), "card.jpg", null);
        var there = Given.Folded(Given.Started(), Given.Wrote("look") with { Files = [file], Masked = SensitiveKinds.Card, Choice = "person" });

        var again = s_answered.TakeOver(s_from, there, Given.Noon).Events.OfType<MessageReceived>().ShouldHaveSingleItem();

        (again.Text, again.Masked, again.Choice, again.Repeats).ShouldBe(("look", SensitiveKinds.Card, "person", (Guid?)there.Unanswered[0].MessageId));
        again.Files.ShouldHaveSingleItem().ShouldBe(file);
    }

    [Fact]
    public void The_last_word_brings_its_language_and_the_question_it_may_answer()
    {
        var question = new OpenQuestion(QuestionKind.Place, "find-county-office", [], Given.Noon.AddHours(1));
        var asked = Given.Folded(Given.Started() with { Language = Language.Spanish }, Given.Wrote("¿dónde?", -5));
        asked = Given.Folded(asked, asked.BotReply([Given.Answer()], Given.Turn(Language.Spanish), Dialogue.New with { Question = question }, null, false, Given.Noon.AddMinutes(-4)));
        var later = Given.Folded(asked, asked.Receive(Given.Origin(), Given.Incoming("Fresno"), Given.Noon.AddMinutes(2)));

        var (older, newer) = (Taken(s_chat, asked), Taken(s_chat, later));

        (older.Language, older.Dialogue.Question).ShouldBe((Language.English, null));
        (newer.Language, newer.Dialogue.Question).ShouldBe((Language.Spanish, question));
        newer.Unanswered.Select(message => message.Text).ShouldBe(["Is my card on its way?", "Fresno"]);
    }

    [Fact]
    public void A_phone_that_must_stay_quiet_stays_so_until_the_client_writes_themselves()
    {
        var there = Given.Folded(Given.Started(), Given.Wrote("my husband hits me", 2));
        there = Given.Folded(there, there.BotReply(
            [Given.Answer()], Given.Turn(), Dialogue.New with { Question = new(QuestionKind.GoodTime, null, [], Given.Noon.AddHours(1)) }, null, false, Given.Noon.AddMinutes(3)));
        there = Given.Folded(there, there.Receive(Given.Origin(), Given.Incoming("no"), Given.Noon.AddMinutes(4)));
        var here = Given.Folded(Given.Started(), Given.Wrote("hello"));

        var quiet = Taken(here, there);

        there.IsQuiet.ShouldBeTrue();
        (quiet.IsQuiet, quiet.Unanswered.Count).ShouldBe((true, 2));
        Given.Folded(quiet, quiet.Receive(Given.Origin(), Given.Incoming("it is fine now"), Given.Noon.AddMinutes(9))).IsQuiet.ShouldBeFalse();
    }

    [Fact]
    public void The_case_and_a_person_s_help_are_known_here_and_what_the_county_says_of_another_case_is_heard()
    {
        var (mine, theirs) = (Guid.NewGuid(), Guid.NewGuid());
        var about = Given.Folded(s_answered, s_answered.LinkCase(theirs, "06001", "1B234", Given.Amy, Given.Noon));

        var bare = Taken(s_chat, about);
        var other = Taken(Given.Folded(s_waits, s_waits.LinkCase(mine, "06001", "1B999", Given.Amy, Given.Noon)), about);

        (bare.CaseId, bare.CaseNumber, bare.HelpedByPerson).ShouldBe((theirs, "1B234", true));
        (other.CaseId, other.CaseNumber).ShouldBe((mine, "1B999"));
        other.Progress(theirs, CaseProgress.Answered, Given.Noon).Events.ShouldHaveSingleItem();
        other.Progress(Guid.NewGuid(), CaseProgress.Answered, Given.Noon).Refusal.ShouldBe(Refusals.NoCase);
    }

    [Fact]
    public void Nobody_writes_or_answers_in_the_one_that_ended()
    {
        var ended = Given.Folded(s_chat, s_chat.Refile(Guid.NewGuid(), Guid.NewGuid(), Given.Noon));

        ended.Receive(Given.Origin(), Given.Incoming("hello?"), Given.Noon).Refusal.ShouldBe(Refusals.GoesOnElsewhere);
        ended.Reply(Guid.NewGuid(), Given.Amy, "It is on its way.", false, Given.Noon).Refusal.ShouldBe(Refusals.GoesOnElsewhere);
        Taken(s_answered, ended).Unanswered.ShouldBeEmpty("what has ended owes nothing");
    }

    [Fact]
    public void Who_waited_for_a_person_there_waits_for_one_here_since_then()
    {
        var one = Taken(s_chat, s_waits, Given.Noon.AddMinutes(9));

        (one.Holder, one.Urgency, one.WaitingSince).ShouldBe((Holder.Agents, Urgency.High, s_waits.WaitingSince));
        Taken(s_chat, Given.Folded(Given.Started(), Given.Wrote("hi"))).Holder.ShouldBe(Holder.Bot);
    }

    [Fact]
    public void Who_waited_there_is_not_lost_where_a_person_has_answered_here_and_danger_there_is_danger_here()
    {
        var waited = Given.Folded(Given.Started(), Given.Wrote("help"), Given.HandedOff(urgency: Urgency.Crisis));
        (s_answered.Holder, s_answered.WaitingSince).ShouldBe((Holder.Agents, null));

        var owed = Taken(s_answered, waited);

        (owed.WaitingSince, owed.Urgency, owed.Assignee).ShouldBe((waited.WaitingSince, Urgency.Crisis, s_answered.Assignee));
    }

    [Fact]
    public void Who_waits_here_goes_on_waiting_since_then_and_becomes_as_urgent_as_there()
    {
        var here = Given.Folded(Given.Started(Channel.WebChat), Given.Wrote("help"), Given.HandedOff());
        var there = Given.Folded(Given.Started(), Given.HandedOff(minutesLater: 5, urgency: Urgency.Crisis));

        var one = Taken(here, there, Given.Noon.AddMinutes(9));

        (one.WaitingSince, one.Urgency).ShouldBe((here.WaitingSince, Urgency.Crisis));
        there.TakeOver(s_from, here, Given.Noon.AddMinutes(9)).Events.OfType<ConversationHandedOff>().ShouldBeEmpty("there it is more urgent already");
    }

    [Fact]
    public void What_people_have_answered_there_asks_nobody_here()
    {
        var here = Given.Folded(s_waits, s_waits.Reply(Guid.NewGuid(), Given.Amy, "Yes.", false, Given.Noon));

        var one = Taken(here, s_answered);

        (one.WaitingSince, one.Unanswered.Count).ShouldBe((null, 0));
    }

    private static Conversation Taken(Conversation here, Conversation there, DateTimeOffset? now = null) =>
        Given.Folded(here, here.TakeOver(s_from, there, now ?? Given.Noon.AddMinutes(5)));
}
