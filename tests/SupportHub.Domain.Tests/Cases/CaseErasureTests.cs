using SupportHub.Domain.Cases;
using SupportHub.Domain.Contacts;

namespace SupportHub.Domain.Tests.Cases;

/// <summary>Two people of one household ask about the same case number.</summary>
public sealed class CaseErasureTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 4, 20, 0, 0, TimeSpan.Zero);
    private readonly Guid _case = Guid.CreateVersion7();
    private readonly (Guid Contact, Guid Conversation, Guid Escalation) _mother = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
    private readonly (Guid Contact, Guid Conversation, Guid Escalation) _son = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
    private List<CaseEvent> _events = [];

    public CaseErasureTests() => _events =
    [
        new CaseOpened("06037", "1B2C3D4", _mother.Conversation, _mother.Contact, Guid.Empty, s_now),
        Raised(_mother, "The mother's need"),
        new EscalationDeclined(_mother.Escalation, Guid.Empty, "About the mother", s_now),
        Raised(_son, "The son's need"),
    ];

    [Fact]
    public void One_persons_words_go_and_the_others_stay_with_the_number()
    {
        Erase(_mother);

        var state = State;
        (state.CaseNumber, state.Escalation!.Need, state.Escalation.IsOpen).ShouldBe(("1B2C3D4", "The son's need", true));
        _events.OfType<EscalationRaised>().Select(e => e.Need).ShouldBe([Erased.Words, "The son's need"]);
        _events.OfType<EscalationDeclined>().Single().Why.ShouldBe(Erased.Words);
    }

    [Fact]
    public void The_number_goes_with_the_last_of_them()
    {
        Erase(_son);
        State.CaseNumber.ShouldBe("1B2C3D4");
        (State.Escalation!.Need, State.Escalation.Status).ShouldBe((Erased.Words, EscalationStatus.Declined));

        Erase(_mother);

        State.CaseNumber.ShouldBe(Erased.CaseNumber(_case));
        _events.Where(e => e.ToString()!.Contains("1B2C3D4", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Erased_twice_is_not_an_event()
    {
        Erase(_mother);
        var count = _events.Count;

        Erase(_mother);

        _events.Count.ShouldBe(count);
    }

    private SupportHub.Domain.Cases.Case State => _events.Aggregate(SupportHub.Domain.Cases.Case.Empty, (state, happened) => state.Evolve(happened));

    private EscalationRaised Raised((Guid Contact, Guid Conversation, Guid Escalation) who, string need) =>
        new(who.Escalation, who.Conversation, EscalationReason.Other, need, s_now.AddHours(1), Guid.Empty, s_now);

    private void Erase((Guid Contact, Guid Conversation, Guid Escalation) who)
    {
        var erasure = CaseErasure.Of(_case, _events, who.Contact, new HashSet<Guid> { who.Conversation });
        if (erasure.Happens(State, _events, null, s_now) is { } erased) _events.Add(erased);
        _events = [.. _events.Select(erasure.Masked)];
    }
}
