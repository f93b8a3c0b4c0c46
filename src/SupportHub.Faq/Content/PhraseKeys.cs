using System.Reflection;

namespace SupportHub.Faq.Content;

/// <summary>
/// Every phrase the program says to clients; the words are in <c>bot-content/phrases</c>. What is written there ahead of the program says so
/// ("Not said yet") and gets its key here with the code that says it.
/// </summary>
public static class PhraseKeys
{
    public const string Greeting = "greeting";
    public const string DisclosureChat = "disclosure-chat";
    public const string DisclosureText = "disclosure-text";
    public const string Thanks = "thanks";
    public const string Goodbye = "goodbye";
    public const string Manners = "manners";
    public const string Worry = "worry";
    public const string YesNothingOpen = "yes-nothing-open";
    public const string NoNothingOpen = "no-nothing-open";

    public const string AskBack = "ask-back";
    public const string ReplyWithNumber = "reply-with-number";
    public const string ReplyMore = "reply-more";
    public const string NothingMore = "nothing-more";
    public const string ChoicePerson = "choice-person";
    public const string ChoiceYes = "choice-yes";
    public const string ChoiceNo = "choice-no";
    public const string AskPlace = "ask-place";
    public const string PlaceNotFound = "place-not-found";
    public const string OfferPerson = "offer-person";
    public const string NotUnderstood = "not-understood";
    public const string NumberAlone = "number-alone";
    public const string AnswerQuestion = "answer-question";
    public const string ChoiceAnswered = "choice-answered";
    public const string ChoiceNotAnswered = "choice-not-answered";
    public const string AnswerYes = "answer-yes";
    public const string AnswerNo = "answer-no";
    public const string DoorYes = "door-yes";
    public const string DoorStates = "door-states";
    public const string OptOutQuestion = "opt-out-question";
    public const string OptOutKept = "opt-out-kept";
    public const string OptOutChat = "opt-out-chat";

    public const string Handoff = "handoff";
    public const string HandoffOpen = "handoff-open";
    public const string HandoffOpenText = "handoff-open-text";

    /// <summary>{time}: when people are back, from <see cref="ClientTimes.At"/>.</summary>
    public const string HandoffClosed = "handoff-closed";

    /// <summary>{time}.</summary>
    public const string HandoffClosedText = "handoff-closed-text";
    public const string PersonComing = "person-coming";

    /// <summary>{time}.</summary>
    public const string PersonComingClosed = "person-coming-closed";

    public const string Waiting = "waiting";

    /// <summary>{time}.</summary>
    public const string WaitingClosed = "waiting-closed";

    /// <summary>{county}, {phone}, {time} from <see cref="ClientTimes.By"/>.</summary>
    public const string Promise = "promise";

    /// <summary>{county}, {time} from <see cref="ClientTimes.By"/>.</summary>
    public const string PromiseWithoutPhone = "promise-without-phone";

    /// <summary>{county}, {time} from <see cref="ClientTimes.By"/>: for a client whom nobody can call.</summary>
    public const string PromiseInChat = "promise-in-chat";

    /// <summary>{county}.</summary>
    public const string CountyAcknowledged = "county-acknowledged";

    /// <summary>{county}.</summary>
    public const string CountyTriedToCall = "county-tried-to-call";

    /// <summary>{county}, {text}: the liaison's own words.</summary>
    public const string CountyAnswered = "county-answered";

    /// <summary>{county}.</summary>
    public const string CountyDeclined = "county-declined";

    public const string OutcomeYes = "outcome-yes";
    public const string OutcomeNo = "outcome-no";

    public const string MaskedSocialSecurity = "masked-social-security";
    public const string MaskedCard = "masked-card";
    public const string MaskedPin = "masked-pin";

    /// <summary>{limit}: a number of characters.</summary>
    public const string TooLong = "too-long";
    public const string TooFast = "too-fast";
    public const string HelpText = "help-text";
    public const string StartText = "start-text";
    public const string WhoIsWriting = "who-is-writing";

    /// <summary>{text}: a notice.</summary>
    public const string FromUs = "from-us";

    /// <summary>{wait} from <see cref="ClientTimes.Wait"/>.</summary>
    public const string UsualWait = "usual-wait";

    /// <summary>{place}: from 1.</summary>
    public const string WaitInLine = "wait-in-line";
    public const string WaitNext = "wait-next";

    /// <summary>{count}: a round number.</summary>
    public const string WaitAhead = "wait-ahead";
    public const string WaitLonger = "wait-longer";

    public const string SurveyQuestion = "survey-question";
    public const string SurveySolved = "survey-solved";
    public const string SurveyPartly = "survey-partly";
    public const string SurveyNotSolved = "survey-not-solved";
    public const string SurveyEase = "survey-ease";
    public const string SurveyEasy = "survey-easy";
    public const string SurveySoSo = "survey-so-so";
    public const string SurveyHard = "survey-hard";
    public const string SurveyWords = "survey-words";
    public const string SurveyThanks = "survey-thanks";

    public const string TranscriptTitle = "transcript-title";

    /// <summary>{time} from <see cref="ClientTimes.At"/>.</summary>
    public const string TranscriptMade = "transcript-made";
    public const string TranscriptYou = "transcript-you";
    public const string TranscriptBot = "transcript-bot";

    /// <summary>{name}: a first name.</summary>
    public const string TranscriptPerson = "transcript-person";
    public const string TranscriptDesk = "transcript-desk";

    /// <summary>{name}: a file's.</summary>
    public const string TranscriptFile = "transcript-file";

    public const string TextOffer = "text-offer";

    /// <summary>{phone}.</summary>
    public const string TextCodeSent = "text-code-sent";

    /// <summary>{code}.</summary>
    public const string TextCode = "text-code";
    public const string TextCodeWrong = "text-code-wrong";
    public const string TextCodeTooOften = "text-code-too-often";
    public const string TextNumberWrong = "text-number-wrong";

    /// <summary>{phone}: ours.</summary>
    public const string TextNoCode = "text-no-code";
    public const string TextNotNow = "text-not-now";
    public const string TextWasItYou = "text-was-it-you";
    public const string TextItWasMe = "text-it-was-me";
    public const string TextItWasNotMe = "text-it-was-not-me";
    public const string TextWhoAreYou = "text-who-are-you";
    public const string TextOpened = "text-opened";
    public const string TextNothingToOpen = "text-nothing-to-open";

    /// <summary>{phone}: its end.</summary>
    public const string TextMoved = "text-moved";
    public const string TextMovedFirst = "text-moved-first";

    /// <summary>{limit}: a number of megabytes.</summary>
    public const string UploadTooBig = "upload-too-big";
    public const string UploadWrongKind = "upload-wrong-kind";
    public const string UploadDamaged = "upload-damaged";
    public const string UploadUnsafe = "upload-unsafe";

    /// <summary>{limit}: a number of files.</summary>
    public const string UploadTooMany = "upload-too-many";
    public const string UploadFailed = "upload-failed";
    public const string FileNotThere = "file-not-there";
    public const string FileForPerson = "file-for-person";

    public const string PlainLink = "plain-link";
    public const string PlainHow = "plain-how";
    public const string PlainCare = "plain-care";
    public const string PlainLeave = "plain-leave";
    public const string PlainLanguage = "plain-language";
    public const string PlainConversation = "plain-conversation";
    public const string PlainYou = "plain-you";
    public const string PlainBot = "plain-bot";
    public const string PlainDesk = "plain-desk";

    /// <summary>{name}.</summary>
    public const string PlainAgent = "plain-agent";
    public const string PlainWrite = "plain-write";
    public const string PlainSend = "plain-send";
    public const string PlainLook = "plain-look";
    public const string PlainNothingNew = "plain-nothing-new";
    public const string PlainNotSent = "plain-not-sent";
    public const string PlainChoices = "plain-choices";
    public const string PlainByText = "plain-by-text";
    public const string PlainNumber = "plain-number";
    public const string PlainMove = "plain-move";
    public const string PlainOpen = "plain-open";
    public const string PlainCode = "plain-code";
    public const string PlainConfirm = "plain-confirm";
    public const string PlainName = "plain-name";

    /// <summary>{phone}: its end.</summary>
    public const string PlainGoesByText = "plain-goes-by-text";

    /// <summary>{count}: a number of files; {limit}: a number of megabytes.</summary>
    public const string PlainFiles = "plain-files";
    public const string PlainAttached = "plain-attached";
    public const string PlainPhoto = "plain-photo";
    public const string PlainFile = "plain-file";

    /// <summary>{name}: a file's, as in the two below.</summary>
    public const string PlainOpenFile = "plain-open-file";
    public const string PlainFileWaiting = "plain-file-waiting";
    public const string PlainFileRefused = "plain-file-refused";
    public const string PlainFileFailed = "plain-file-failed";
    public const string PlainNotSentYet = "plain-not-sent-yet";
    public const string PlainNoWords = "plain-no-words";
    public const string PlainTranscript = "plain-transcript";

    public const string ChatTitle = "chat-title";
    public const string ChatNeedsScript = "chat-needs-script";

    /// <summary>All of them; content that lacks one does not load.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. typeof(PhraseKeys).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];
}
