using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Faq.Resolution;

namespace SupportHub.Web.Inbox;

/// <summary>Whether a client on a phone that others may see was asked if it is a good time to write, and has not said so.</summary>
public static class GoodTime
{
    public static bool IsAwaited(Channel channel, IReadOnlyList<ConversationLine> lines)
    {
        var said = lines.Where(line => line.Kind == LineKind.Message).ToList();
        var asked = said.FindLastIndex(line => line is { Author: Participant.Bot, Topic: FaqEngine.ViolenceTopic });
        return channel == Channel.Sms && asked >= 0
            && said.Skip(asked + 1).All(line => line.Author == Participant.Contact && GoodTimeWords.IsNo(line.Text));
    }
}
