using System.Globalization;
using Microsoft.Extensions.Localization;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Web.Content;
using SupportHub.Web.Layout;

namespace SupportHub.Web.Inbox;

/// <summary>
/// The words of the staff's screens. The English sentence is the key; another language is a resource file of <see cref="Words"/>. The
/// classes beside it (RefusalWords, DeliveryWords, …) put codes and enums into such sentences, one place for each.
/// </summary>
public sealed class DeskWords(IStringLocalizer<Words> sentences, LiveContent live)
{
    public string this[string sentence] => sentences[sentence];

    public string this[string sentence, params object[] values] => sentences[sentence, values];

    /// <summary>A topic as the content calls it; one that is no longer in it by its name.</summary>
    public string Title(string topic) =>
        live.Content.Topics.TryGetValue(topic, out var known) ? known.Words[Domain.Languages.Language.English].Title : this.Topic(topic);

    public string Count(int number, string one, string many) => number == 1 ? this[one] : this[many, number.ToString("N0", CultureInfo.CurrentCulture)];
}

/// <summary>What people, channels and languages are called on a screen.</summary>
public static class NameWords
{
    /// <summary>The client's name, or what tells this client from another: the end of the number, or of the contact's id.</summary>
    public static string Client(this DeskWords words, string? name, Channel channel, string address, Guid id) => (name, channel) switch
    {
        ({ Length: > 0 }, _) => name,
        _ when address == Domain.Contacts.Erased.Words => words["Erased client"],
        (_, Domain.Conversations.Channel.Sms) => words.Sender(address),
        _ => words["Visitor {0}", id.ToString("N")[^4..].ToUpperInvariant()],
    };

    public static string Channel(this DeskWords words, Channel channel) => channel == Domain.Conversations.Channel.Sms ? words["Text"] : words["Chat"];

    /// <summary>Where the client writes; of a number only its end, of another service's chat the service.</summary>
    public static string WritesBy(this DeskWords words, Channel channel, string address, string? via) => (channel, via) switch
    {
        (Domain.Conversations.Channel.Sms, _) => words["Text, {0}", words.Sender(address)],
        (_, { } service) => words["Chat on another service: {0}", service],
        _ => words["Chat on the website"],
    };

    /// <summary>The chip: two letters, or the character Cantonese speakers read as their language.</summary>
    public static string Chip(this Language language) => language switch
    {
        Domain.Languages.Language.Spanish => "ES",
        Domain.Languages.Language.Cantonese => "粵",
        _ => "EN",
    };

    public static string Language(this DeskWords words, Language language) => language switch
    {
        Domain.Languages.Language.Spanish => words["Spanish"],
        Domain.Languages.Language.Cantonese => words["Cantonese"],
        _ => words["English"],
    };

    public static string Handoff(this DeskWords words, HandoffReason reason) => reason switch
    {
        HandoffReason.Asked => words["The client asked for a person"],
        HandoffReason.NotUnderstood => words["The bot did not understand"],
        HandoffReason.HumanTopic => words["The topic needs a person"],
        HandoffReason.Files => words["The client sent a photo or paper"],
        HandoffReason.Crisis => words["Someone may be in danger"],
        HandoffReason.OptedOut => words["Wrote, but wants no texts: call them"],
        HandoffReason.NotAPerson => words["A program wrote, perhaps no person"],
        _ => words["Not a question for the bot"],
    };

    /// <summary>A topic's id as words: <c>ebt-card-lost</c> is "EBT card lost".</summary>
    public static string Topic(this DeskWords words, string topic)
    {
        var spoken = topic.Replace('-', ' ').Replace("ebt", "EBT", StringComparison.Ordinal);
        return words[char.ToUpperInvariant(spoken[0]) + spoken[1..]];
    }
}
