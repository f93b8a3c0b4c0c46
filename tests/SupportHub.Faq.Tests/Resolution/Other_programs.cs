using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Domain.Messages;
using SupportHub.Faq.Content;
using SupportHub.Faq.Resolution;

namespace SupportHub.Faq.Tests.Resolution;

/// <summary>No wrong door: another program, offered once under an answer.</summary>
public sealed class Other_programs
{
    private static readonly Dialogue s_begun = Dialogue.New with { Disclosed = true };

    private static Dialogue In(string? state) => s_begun with { State = state };

    /// <summary>A message that is answered with one topic however the ranking would read it: it is the label of an open choice.</summary>
    private static Resolved Answered(
        string text, Dialogue dialogue, string topic = "ebt-card-lost", Channel channel = Channel.WebChat, Language language = Language.English) =>
        TheEngine.Ask(text, dialogue with { Question = new(QuestionKind.PickTopic, null, [new(text, "topic:" + topic)], TheEngine.Now.AddHours(1)) }, channel, language);

    [Theory]
    [InlineData("i lost my ebt card and im pregnant", "CA", "wic-vs-snap")]
    [InlineData("perdí mi tarjeta, mi hija de 2 años no tiene qué comer mañana", "CA", "wic-vs-snap")]
    [InlineData("我唔見咗張EBT卡，我有咗BB", "CA", "wic-vs-snap")]
    [InlineData("我丢了卡，我怀孕了", "MN", "wic-vs-snap")]
    [InlineData("my card is lost and my 3 kids are out of school for the summer", "MN", "sun-bucks")]
    [InlineData("perdí la tarjeta y mis hijos van a la escuela", "MN", "sun-bucks")]
    [InlineData("唔見咗張卡，兩個小朋友放暑假", "CA", "sun-bucks")]
    [InlineData("lost my card, also i dont have health insurance", "CA", "apply-medi-cal-how")]
    [InlineData("lost my card, also i dont have health insurance", "MN", "health-care-apply-mn")]
    [InlineData("perdí mi tarjeta y no tengo seguro médico", "MN", "health-care-apply-mn")]
    [InlineData("我唔見咗張卡，我又冇醫療保險", "CA", "apply-medi-cal-how")]
    [InlineData("lost my card. nobody to watch my kids when i work", "CA", "child-care-assistance")]
    [InlineData("perdí mi tarjeta, y no tengo quien cuide a mis hijos para ir a trabajar", "MN", "child-care-assistance")]
    [InlineData("唔見咗張卡，返工冇人睇住個女", "MN", "child-care-assistance")]
    [InlineData("i lost my ebt card. laid off with 2 kids", "CA", "apply-calworks-how")]
    [InlineData("perdí mi tarjeta, me despidieron y tengo dos hijos", "MN", "cash-assistance-mn")]
    [InlineData("唔見咗張卡，我失業，有兩個細路", "MN", "cash-assistance-mn")]
    [InlineData("i lost my ebt card, i am disabled", "MN", "seniors-disability-rules")]
    [InlineData("perdí mi tarjeta, tengo 67 años", "CA", "seniors-disability-rules")]
    [InlineData("唔見咗張卡，我七十二歲", "CA", "seniors-disability-rules")]
    [InlineData("lost my card, living in my car", "CA", "ebt-hot-meals-restaurants")]
    [InlineData("lost my card, living in my car", "MN", null)]
    [InlineData("i lost my ebt card", "CA", null)]
    [InlineData("i lost my card, my car insurance is due, im in school", "CA", null)]
    public void What_the_client_says_points_to_a_program_they_may_be_missing(string text, string state, string? topic)
    {
        var turn = Answered(text, In(state));

        turn.Topic.ShouldBe("ebt-card-lost");
        turn.Messages.Count.ShouldBe(topic is null ? 1 : 2);
        if (topic is not null) turn.Choices[0].Value.ShouldBe("topic:" + topic);
    }

    [Fact]
    public void It_is_offered_once_in_a_conversation()
    {
        var first = Answered("i lost my ebt card and im pregnant", In("CA"));
        var second = Answered("the new card, and i dont have health insurance", first.Next);

        second.Decision.ShouldBe(Decisions.Answer);
        second.Messages.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("im pregnant, what can i get", "wic-vs-snap")]
    [InlineData("im pregnant and have wic already", "ebt-card-lost")]
    [InlineData("no insurance since they ended my medi-cal", "ebt-card-lost")]
    [InlineData("no insurance", "medi-cal-renewal")]
    public void Not_what_the_client_asks_about_or_has(string text, string topic) => Answered(text, In("CA"), topic).Messages.Count.ShouldBe(1);

    [Fact]
    public void What_they_asked_about_or_have_is_remembered()
    {
        var asked = Answered("what is that?", In("CA"), "wic-vs-snap");

        var later = Answered("i lost my ebt card and im pregnant", asked.Next);

        later.Messages.Count.ShouldBe(1);
        later.Next.Doors!.Offered.ShouldBeFalse();
    }

    [Fact]
    public void What_was_heard_while_the_place_had_to_be_asked_is_offered_under_the_answer()
    {
        var asked = TheEngine.Ask("im pregnant, what is the phone number of my county office", s_begun);
        asked.Decision.ShouldBe(Decisions.AskPlace);
        asked.Messages.Count.ShouldBe(1);

        TheEngine.Ask("Ramsey", asked.Next).Choices[0].Value.ShouldBe("topic:wic-vs-snap");
    }

    [Theory]
    [InlineData("im pregnant and my husband hits me")]
    [InlineData("im pregnant and we have no food today")]
    [InlineData("im pregnant and want to talk to a person")]
    public void Never_where_a_person_comes(string text)
    {
        var turn = TheEngine.Ask(text, In("CA"));

        turn.Handoff.ShouldNotBeNull();
        turn.Next.Doors.ShouldBeNull();
        turn.Messages.ShouldNotContain(message => message.Contains("WIC", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("yes", Language.English)]
    [InlineData("sí", Language.Spanish)]
    [InlineData("好", Language.Cantonese)]
    public void In_a_text_one_word_takes_it_up(string word, Language language)
    {
        var offered = Answered(
            language switch { Language.Spanish => "estoy embarazada", Language.Cantonese => "我有咗BB", _ => "im pregnant" },
            In("MN"), "criminal-record-eligibility", Channel.Sms, language);
        offered.Messages.ShouldHaveSingleItem().ShouldContain("WIC");
        SmsText.Measure(offered.Messages[0]).Segments.ShouldBeLessThanOrEqualTo(3);
        offered.Next.Question!.Kind.ShouldBe(QuestionKind.Door);

        var taken = TheEngine.Ask(word, offered.Next, Channel.Sms, language);

        taken.Topic.ShouldBe("wic-vs-snap");
        taken.Language.ShouldBe(language);
    }

    [Theory]
    [InlineData("no job, no money, three kids", Language.English)]
    [InlineData("sin trabajo y con tres hijos", Language.Spanish)]
    [InlineData("我失業，有三個細路", Language.Cantonese)]
    public void A_text_never_grows_beyond_three_segments_and_what_had_no_room_is_kept_for_later(string text, Language language)
    {
        var turns = TheEngine.Content.Topics.Values.Where(t => t is { Risk: Risk.Routine, NeedsCounty: false } && t.Id is not ("talk-to-person" or "about-this-service"))
            .Select(t => Answered(text, In(t.Scope == Topic.AnyState ? null : t.Scope), t.Id, Channel.Sms, language))
            .Where(t => t.Decision == Decisions.Answer && t.Topic is not ("apply-calworks-how" or "cash-assistance-mn" or "calworks-eligibility-amount" or "general-assistance-ca"))
            .ToList();

        turns.Max(t => SmsText.Measure(t.Messages[^1]).Segments).ShouldBeLessThanOrEqualTo(3);
        turns.ShouldAllBe(t => t.Next.Doors!.Offered || t.Next.Doors.Heard == "family-cash");
        turns.Count(t => t.Next.Doors!.Offered).ShouldBeInRange(turns.Count / 4, turns.Count - 1);
    }

    [Fact]
    public void What_MORE_brings_can_bring_it_too()
    {
        var place = TheEngine.Places.Known(null, "CA");
        var longer = TheEngine.Content.Topics.Values.First(
            t => t is { Risk: Risk.Routine, Scope: Topic.AnyState, NeedsCounty: false } && t.MoreFor(Language.English, place) is { Text.Length: < 250 });
        var begun = Answered("im pregnant", In("CA"), longer.Id, Channel.Sms);
        begun.Next.Question!.Kind.ShouldBe(QuestionKind.More);

        TheEngine.Ask("more", begun.Next, Channel.Sms).Messages[0].ShouldContain("WIC");
    }

    [Fact]
    public void No_leaves_it_there()
    {
        var offered = Answered("i lost my ebt card and im pregnant", In("CA"));

        var left = TheEngine.Ask("no thanks", offered.Next);

        left.Decision.ShouldBe(Decisions.SmallTalk);
        left.Handoff.ShouldBeNull();
        left.Next.Question.ShouldBeNull();
    }

    [Fact]
    public void Where_the_state_is_not_known_both_programs_are_named_and_a_state_chooses()
    {
        var offered = Answered("i have no health insurance", In(null), "ebt-balance-check", Channel.Sms);
        offered.Messages[^1].ShouldContain("Medi-Cal in California and Medical Assistance in Minnesota");

        TheEngine.Ask("MN", offered.Next, Channel.Sms).Topic.ShouldBe("health-care-apply-mn");
        TheEngine.Ask("yes", offered.Next, Channel.Sms).Decision.ShouldBe(Decisions.AskPlace);
    }

    public static TheoryData<string> Names => [.. TheEngine.Content.Doors.Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_offer_is_one_light_sentence_in_each_language(string name)
    {
        var door = TheEngine.Content.Doors.Single(d => d.Name == name);
        foreach (var ((language, _), offer) in door.Offers)
        {
            offer.Split('\n').Length.ShouldBe(1);
            offer.Length.ShouldBeLessThanOrEqualTo(language == Language.Cantonese ? 60 : 120, offer);
        }
        door.Offers.Select(o => o.Key.Language).Distinct().Count().ShouldBe(3);
        door.Topics.Values.ShouldAllBe(id => TheEngine.Content.Topics[id].Risk == Risk.Routine);
    }
}
