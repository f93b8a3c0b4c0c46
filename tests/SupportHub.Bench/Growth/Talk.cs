using SupportHub.Domain.Cases;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;

namespace SupportHub.Bench.Growth;

/// <summary>Somebody who writes in.</summary>
internal sealed record Client(Guid Id, int Number, Channel Channel, Language Language, DateTimeOffset Since)
{
    public string Address => Channel == Channel.Sms ? $"+1{2130000000L + Number}" : $"{Number:x64}";
}

/// <summary>
/// One client's talk with the desk, made up: questions, the bot's answers, often a person's, sometimes a county's; it stops where the log ends.
/// About ten events each.
/// </summary>
internal sealed class Talk
{
    private const string ContentVersion = "0195a1b0";
    private readonly Random _random;
    private readonly Guid _agent;
    private DateTimeOffset _now;

    public Talk(Random random, int number, Client client, DateTimeOffset start, DateTimeOffset end)
    {
        (_random, Number, Client, _now) = (random, number, client, start);
        _agent = Desk.Agent(random.Next(Desk.Agents));
        Conversation = new(Guid.CreateVersion7(start), end);
        Case = new(Guid.CreateVersion7(start.AddMinutes(1)), end);
        Tell();
    }

    public int Number { get; }

    public Client Client { get; }

    public Scene<Conversation, ConversationEvent> Conversation { get; }

    /// <summary>Without an event where no county was asked.</summary>
    public Scene<Case, CaseEvent> Case { get; }

    private Language Language => Client.Language;

    private string Staff => $"staff:{_agent}";

    private void Tell()
    {
        Ask();
        var exchanges = 1 + _random.Next(3);
        // Six of a hundred who are handed to people need their county.
        var handedOff = _random.Next(100) < 45;
        for (var i = 1; i <= exchanges; i++)
        {
            Answer(handedOff && i == exchanges ? new(HandoffReason.Asked, null, _random.Next(10) == 0 ? Urgency.High : Urgency.Routine) : null);
            if (i == exchanges) break;
            Pass(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(20));
            Ask();
        }
        if (handedOff) Help();
    }

    private void Help()
    {
        Pass(TimeSpan.FromMinutes(5), TimeSpan.FromHours(2));
        Conversation.Do(_now, Staff, c => c.Assign(_agent, _agent, _now));
        Pass(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));
        Reply();
        if (_random.Next(5) == 0) Conversation.Do(_now, Staff, c => c.AddNote(Id(), _agent, "Called the county, they confirm the date.", _now));
        if (_random.Next(15) == 0) Escalate();
        if (_random.Next(2) == 0)
        {
            Pass(TimeSpan.FromMinutes(5), TimeSpan.FromHours(12));
            Ask();
            Pass(TimeSpan.FromMinutes(5), TimeSpan.FromHours(2));
            Reply();
        }
        Pass(TimeSpan.FromMinutes(30), TimeSpan.FromHours(24));
        Conversation.Do(_now, Staff, c => c.Resolve(_agent, _now));
    }

    private void Ask()
    {
        var origin = new Origin(
            Client.Channel, Client.Id, Client.Channel == Channel.Sms ? Client.Address : "", Client.Channel == Channel.Sms ? "+12135550100" : "demo",
            null, "calfresh", "CA", Language);
        var key = Client.Channel == Channel.Sms ? $"SM{Id():N}" : $"{Client.Address}:{Id():N}";
        var message = new IncomingMessage(Id(), key, Said.Client(_random, Language), SensitiveKinds.None, null, null);
        Conversation.Do(_now, "contact", c => c.Receive(origin, message, _now));
    }

    private void Answer(Handoff? handoff)
    {
        _now = _now.AddMilliseconds(_random.Next(300, 1500));
        var turn = new BotTurn(handoff is null ? "answer" : "hand_off", Said.Topic(_random), Math.Round(_random.NextDouble(), 4), Language, ContentVersion, handoff is not null);
        var answer = new SentMessage(Id(), Said.Bot(Language), []);
        Conversation.Do(_now, "bot", c => c.BotReply([answer], turn, Dialogue.New with { State = "CA", Disclosed = true }, handoff, false, _now));
        Deliver(answer.MessageId);
    }

    private void Reply()
    {
        var message = Id();
        Conversation.Do(_now, Staff, c => c.Reply(message, _agent, Said.Agent(Language), false, _now));
        Deliver(message);
    }

    private void Deliver(Guid message)
    {
        if (Client.Channel != Channel.Sms) return;
        var id = $"SM{Id():N}";
        foreach (var status in new[] { DeliveryStatus.Sent, DeliveryStatus.Delivered })
        {
            _now = _now.AddMilliseconds(_random.Next(400, 4000));
            Conversation.Do(_now, "twilio", c => c.ReportDelivery(message, status, null, id, _now));
        }
    }

    private void Escalate()
    {
        Pass(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));
        var (county, number) = (_random.Next(Desk.Counties), $"1B{Number:D7}");
        var opened = new CaseOpened(Desk.County(county), number, Conversation.Id, Client.Id, _agent, _now);
        if (!Case.Do(_now, Staff, c => c.Escalate(
            opened, Id(), Conversation.Id, (EscalationReason)_random.Next(8), "The papers are in since Tuesday and nobody has called.", _now.AddHours(30), _agent, _now))) return;
        Conversation.Do(_now, Staff, c => c.LinkCase(Case.Id, Desk.County(county), number, _agent, _now));
        Tell("case-escalated");
        var (liaison, user) = (Desk.Liaison(county), $"staff:{Desk.Liaison(county)}");
        Pass(TimeSpan.FromHours(1), TimeSpan.FromHours(10));
        Case.Do(_now, user, c => c.LogCall(CallOutcome.Reached, liaison, _now));
        Conversation.Do(_now, "system", c => c.Progress(Case.Id, CaseProgress.Reached, _now));
        Pass(TimeSpan.FromMinutes(10), TimeSpan.FromHours(10));
        Case.Do(_now, user, c => c.Answer("The interview is done, benefits go on from the first.", liaison, _now));
        Conversation.Do(_now, "system", c => c.Progress(Case.Id, CaseProgress.Answered, _now));
        Tell("case-answered");
    }

    private void Tell(string notice)
    {
        var message = Id();
        Conversation.Do(_now, "system", c => c.Notify(message, notice, Said.Agent(Language), _now));
        Deliver(message);
    }

    private Guid Id() => Guid.CreateVersion7(_now);

    private void Pass(TimeSpan least, TimeSpan most) =>
        _now = _now.AddMilliseconds((long)(least.TotalMilliseconds + _random.NextDouble() * (most - least).TotalMilliseconds));
}
