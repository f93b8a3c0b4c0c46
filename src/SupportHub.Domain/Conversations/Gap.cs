using SupportHub.Domain.Contacts;
using SupportHub.Domain.Languages;

namespace SupportHub.Domain.Conversations;

/// <summary>How it showed that the content has no answer. Stored by number.</summary>
public enum GapKind
{
    /// <summary>The bot said that it had none, or handed over because it did not understand.</summary>
    Unknown = 0,

    /// <summary>It asked back, and a person had to come.</summary>
    AskedBack = 1,

    /// <summary>The client said that the answer did not answer the question.</summary>
    NotAnswered = 2,
}

/// <summary>A question the bot could not answer, in the client's words. <see cref="Version"/> is the turn that showed it.</summary>
public sealed record Gap(long Version, GapKind Kind, string Text, Language Language, string? Nearest, string ContentVersion, DateTimeOffset At)
{
    private const int Longest = 500;

    /// <summary>The gaps of one conversation, from its events in order. Pressed buttons are nobody's words; an erased question is none.</summary>
    public static IReadOnlyList<Gap> In(IEnumerable<(long Version, ConversationEvent Happened)> events)
    {
        var talk = new Talk();
        foreach (var (version, happened) in events) talk.Hear(version, happened);
        return talk.Found;
    }

    private sealed class Talk
    {
        private readonly List<string> _said = [];
        private string _answered = "";
        private string _askedBack = "";
        private string? _rated;
        private (long Version, BotTurn Turn, string Text)? _leaving;

        public List<Gap> Found { get; } = [];

        public void Hear(long version, ConversationEvent happened)
        {
            switch (happened)
            {
                case MessageReceived { Choice: null } e:
                    _said.Add(e.Text);
                    break;
                case AnswerRated { Verdict: AnswerVerdict.No } e:
                    _rated = e.Topic;
                    break;
                case BotReplied e:
                    Replied(version, e, string.Join('\n', _said));
                    _said.Clear();
                    break;
                case ConversationHandedOff e when _leaving is { } left:
                    HandedOff(left.Version, left.Turn, left.Text, e);
                    break;
                // What people answer is theirs.
                case AgentReplied:
                    _said.Clear();
                    break;
            }
        }

        private void Replied(long version, BotReplied reply, string said)
        {
            var turn = reply.Turn;
            _leaving = null;
            if (_rated is { } topic)
            {
                // These words are the client's verdict; the question is the one before.
                Add(version, GapKind.NotAnswered, _answered, turn with { Nearest = topic }, reply.At);
                (_rated, _askedBack) = (null, "");
                return;
            }
            switch (turn.Decision)
            {
                case "answer":
                    _answered = said.Length > 0 ? said : _askedBack;
                    _askedBack = "";
                    break;
                case "ask_back" or "ask_place":
                    if (said.Length > 0) _askedBack = said;
                    break;
                case "offer_person":
                    Add(version, GapKind.Unknown, said, turn, reply.At);
                    _askedBack = "";
                    break;
                case "hand_off":
                    _leaving = (version, turn, said);
                    break;
                default:
                    _askedBack = "";
                    break;
            }
        }

        private void HandedOff(long version, BotTurn turn, string said, ConversationHandedOff left)
        {
            if (_askedBack.Length > 0) Add(version, GapKind.AskedBack, _askedBack, turn, left.At);
            // A sure hand-off is a reply to an offer, whose question is a gap already.
            else if (left.Reason is HandoffReason.NotUnderstood or HandoffReason.OutOfScope && turn.Confidence < 1) Add(version, GapKind.Unknown, said, turn, left.At);
            (_leaving, _askedBack) = (null, "");
        }

        private void Add(long version, GapKind kind, string text, BotTurn turn, DateTimeOffset at)
        {
            text = text.Trim();
            if (text.Length == 0 || text.Contains(Erased.Words, StringComparison.Ordinal)) return;
            Found.Add(new(version, kind, text.Length > Longest ? text[..Longest] : text, turn.Language, turn.Nearest ?? turn.Topic, turn.ContentVersion, at));
        }
    }
}
