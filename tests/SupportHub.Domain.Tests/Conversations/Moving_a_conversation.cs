using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;

namespace SupportHub.Domain.Tests.Conversations;

/// <summary>One conversation goes on by another way, and nothing of it is lost or doubled.</summary>
public sealed class Moving_a_conversation
{
    private const string Phone = "+14155550101";
    private const string OtherPhone = "+14155550102";
    private const string Ours = "+14155550199";

    private static readonly Conversation s_chat = Given.Folded(Given.Started(Channel.WebChat), Given.Wrote("Is my card on its way?"));
    private static readonly Conversation s_moved = Given.Folded(s_chat, s_chat.MoveTo(Channel.Sms, Phone, Ours, Given.Noon));

    [Fact]
    public void Answers_go_by_text_from_then_on_and_have_a_delivery_to_report()
    {
        var answer = Given.Answer();
        var state = Given.Folded(s_moved, s_moved.BotReply([answer], Given.Turn(), Dialogue.New, null, false, Given.Noon));

        (s_moved.Channel, s_moved.Address, s_moved.HubAddress).ShouldBe((Channel.Sms, Phone, Ours));
        state.Texts.ShouldContainKey(answer.MessageId);
    }

    [Fact]
    public void What_is_still_unanswered_stays_to_be_answered() => s_moved.Unanswered.Single().Text.ShouldBe("Is my card on its way?");

    [Fact]
    public void Moving_where_it_is_already_is_nothing() => s_moved.MoveTo(Channel.Sms, Phone, Ours, Given.Noon).Events.ShouldBeEmpty();

    [Fact]
    public void What_has_not_begun_and_what_another_service_answers_does_not_move()
    {
        var foreign = Given.Folded(Given.Started(Channel.WebChat) with { Via = "msteams" });

        Conversation.Empty.MoveTo(Channel.Sms, Phone, Ours, Given.Noon).Refusal.ShouldBe(Refusals.NotThere);
        foreign.MoveTo(Channel.Sms, Phone, Ours, Given.Noon).Refusal.ShouldBe(Refusals.NotThere);
    }

    [Fact]
    public void A_message_in_the_chat_brings_it_back_before_it_is_received()
    {
        var back = s_moved.Receive(new(Channel.WebChat, Given.Contact, "", "demo", null, null, null, default), Given.Incoming("I am back", Channel.WebChat), Given.Noon);

        back.Events.Select(e => e.GetType().Name).ShouldBe([nameof(ChannelMoved), nameof(MessageReceived)]);
        var state = Given.Folded(s_moved, back);
        (state.Channel, state.Address, state.HubAddress).ShouldBe((Channel.WebChat, "", "demo"));
        state.Receive(new(Channel.WebChat, Given.Contact, "", "demo", null, null, null, default), Given.Incoming("Still here", Channel.WebChat), Given.Noon)
            .Events.ShouldHaveSingleItem();
    }

    [Fact]
    public void STOP_by_text_ends_texts_and_leaves_the_chat_where_it_was()
    {
        var stop = s_chat.Receive(Given.Origin(), Given.Incoming("STOP"), Given.Noon.AddMinutes(1));

        var state = Given.Folded(s_chat, stop);
        stop.Events.OfType<ContactOptedOut>().ShouldHaveSingleItem();
        (state.Channel, state.HubAddress).ShouldBe((Channel.WebChat, "demo"));
    }

    [Fact]
    public void A_text_from_the_client_s_other_phone_is_answered_on_that_one()
    {
        var texts = Given.Folded(Given.Started(), Given.Wrote("hello"));

        var state = Given.Folded(texts, texts.Receive(Given.Origin() with { Address = OtherPhone }, Given.Incoming("my other phone"), Given.Noon.AddMinutes(1)));

        (state.Channel, state.Address, state.HubAddress).ShouldBe((Channel.Sms, OtherPhone, Ours));
        state.Receive(Given.Origin() with { Address = OtherPhone }, Given.Incoming("still here"), Given.Noon.AddMinutes(2)).Events.ShouldHaveSingleItem();
    }

    [Fact]
    public void STOP_from_the_client_s_other_phone_is_that_phone_s_and_what_is_said_goes_on_on_the_first()
    {
        var texts = Given.Folded(Given.Started(), Given.Wrote("hello"));

        var stop = texts.Receive(Given.Origin() with { Address = OtherPhone }, Given.Incoming("STOP"), Given.Noon.AddMinutes(1));

        Given.Folded(texts, stop).Address.ShouldBe(Phone);
        stop.Events.Select(e => e.GetType().Name).ShouldBe([nameof(ChannelMoved), nameof(MessageReceived), nameof(ContactOptedOut), nameof(ChannelMoved)]);
        ((ChannelMoved)stop.Events[0]).Address.ShouldBe(OtherPhone);
    }

    [Theory]
    [InlineData(-60, Channel.WebChat)]
    [InlineData(1, Channel.Sms)]
    public void A_text_that_is_found_late_moves_what_was_said_before_it_and_not_what_was_said_since(int writtenMinutesLater, Channel goesOnBy)
    {
        var late = Given.Incoming("found late") with { WrittenAt = Given.Noon.AddMinutes(writtenMinutesLater) };

        var state = Given.Folded(s_chat, s_chat.Receive(Given.Origin(), late, Given.Noon.AddMinutes(60)));

        state.Channel.ShouldBe(goesOnBy);
        state.Unanswered.Select(message => message.Text).ShouldBe(["Is my card on its way?", "found late"]);
    }

    [Fact]
    public void A_late_text_to_another_of_our_numbers_leaves_the_sender_as_it_was()
    {
        var texts = Given.Folded(Given.Started(), Given.Wrote("hello"));
        var late = Given.Incoming("found late") with { WrittenAt = Given.Noon.AddMinutes(-60) };

        Given.Folded(texts, texts.Receive(Given.Origin() with { HubAddress = "+14155550198" }, late, Given.Noon.AddMinutes(60))).HubAddress.ShouldBe(Ours);
    }

    [Fact]
    public void Who_wants_no_texts_is_answered_in_the_chat_also_when_an_older_text_of_theirs_is_found()
    {
        var late = Given.Incoming("found late") with { WrittenAt = Given.Noon.AddMinutes(-60), OptedOut = true };

        var state = Given.Folded(s_chat, s_chat.Receive(Given.Origin(), late, Given.Noon.AddMinutes(60)));

        (state.Channel, state.Holder).ShouldBe((Channel.WebChat, Holder.Bot));
    }

    [Fact]
    public void Another_contact_s_conversation_keeps_its_words_and_is_closed_where_that_contact_has_one_open()
    {
        var (contact, other) = (Guid.NewGuid(), Guid.NewGuid());

        var refiled = Given.Folded(s_chat, s_chat.Refile(contact, null, Given.Noon));
        var closed = Given.Folded(s_chat, s_chat.Refile(contact, other, Given.Noon));

        (refiled.ContactId, refiled.IsResolved, refiled.Unanswered.Count).ShouldBe((contact, false, 1));
        (closed.ContactId, closed.IsResolved, closed.Holder).ShouldBe((contact, true, Holder.Nobody));
        closed.Refile(contact, other, Given.Noon).Events.ShouldBeEmpty();
    }

    [Fact]
    public void An_erased_conversation_goes_nowhere()
    {
        var erased = Given.Folded(s_chat, s_chat.Erase(null, Given.Noon));

        erased.MoveTo(Channel.Sms, Phone, Ours, Given.Noon).Refusal.ShouldBe(Refusals.Erased);
        erased.Refile(Guid.NewGuid(), null, Given.Noon).Refusal.ShouldBe(Refusals.Erased);
        ((ChannelMoved)Conversation.Masked(new ChannelMoved(Channel.Sms, Phone, Ours, Given.Noon))).Address.ShouldBe(Erased.Words);
    }
}
