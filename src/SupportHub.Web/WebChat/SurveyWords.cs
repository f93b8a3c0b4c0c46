using SupportHub.Domain;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Faq.Content;
using SupportHub.Web.Content;

namespace SupportHub.Web.WebChat;

/// <summary>The questions about a person's help as the page asks them, and what its answers mean.</summary>
internal sealed class SurveyWords(LiveContent live)
{
    private const string Solved = "solved";
    private const string Ease = "ease";
    private const string Words = "words";

    /// <summary>Null when nothing is asked.</summary>
    public ChatSurvey? Ask(Conversation conversation)
    {
        var phrases = live.Content.Phrases;
        var language = conversation.Language;
        return conversation.Question switch
        {
            HelpQuestion.Solved => new(Solved, Say(PhraseKeys.SurveyQuestion),
                [Choice(PhraseKeys.SurveySolved, HelpVerdict.Solved), Choice(PhraseKeys.SurveyPartly, HelpVerdict.Partly), Choice(PhraseKeys.SurveyNotSolved, HelpVerdict.NotSolved)]),
            HelpQuestion.Ease => new(Ease, Say(PhraseKeys.SurveyEase),
                [Choice(PhraseKeys.SurveyEasy, HelpEase.Easy), Choice(PhraseKeys.SurveySoSo, HelpEase.SoSo), Choice(PhraseKeys.SurveyHard, HelpEase.Hard)]),
            HelpQuestion.Words => new(Words, Say(PhraseKeys.SurveyWords), []),
            HelpQuestion.Thanked => new("thanks", Say(PhraseKeys.SurveyThanks), []),
            _ => null,
        };
        string Say(string key) => phrases.Say(key, language);
        Choice Choice<T>(string key, T value) where T : struct, Enum => new(Say(key), value.ToString());
    }

    /// <summary>The page's answer as a decision; what no page of ours would say changes nothing. Words pass the same mask as messages.</summary>
    public static Decision<ConversationEvent> Answer(Conversation conversation, RateRequest request, DateTimeOffset now) => (request.Step, request.Value) switch
    {
        (Solved, { } value) when Is<HelpVerdict>(value, out var verdict) => conversation.RateHelp(verdict, now),
        (Ease, { } value) when Is<HelpEase>(value, out var ease) => conversation.RateEase(ease, now),
        (Words, { } value) => conversation.Remark(SensitiveNumbers.Hide(value).Text, now),
        _ => [],
    };

    private static bool Is<T>(string value, out T known) where T : struct, Enum => Enum.TryParse(value, out known) && Enum.GetName(known) == value;
}
