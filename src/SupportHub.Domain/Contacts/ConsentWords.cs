using SupportHub.Domain.Languages;

namespace SupportHub.Domain.Contacts;

/// <summary>What a whole-message word of consent asks for.</summary>
public enum ConsentKind
{
    Stop = 0,
    Start = 1,
    Help = 2,
}

/// <summary>How a change of consent came to us. Stored: add at the end, never renumber.</summary>
public enum ConsentHow
{
    /// <summary>A whole message that is one of the words.</summary>
    Word = 0,

    /// <summary>The carrier said what it made of the message (Twilio's OptOutType).</summary>
    Carrier = 1,

    /// <summary>In the client's own words, confirmed to the bot.</summary>
    OwnWords = 2,

    /// <summary>Staff wrote down what the client told them.</summary>
    Staff = 3,

    /// <summary>The carrier refused a text of ours, because of a word that we had not heard.</summary>
    Refused = 4,

    /// <summary>They said yes to our offer to text, in the chat.</summary>
    Accepted = 5,
}

/// <summary>Whether the carrier itself answered a word of consent, and how. It answers in English.</summary>
public enum CarrierAnswer
{
    None = 0,

    /// <summary>In the words it has for everybody, which do not say who we are.</summary>
    StockWords = 1,

    /// <summary>In words that we chose there (Twilio's Advanced Opt-Out).</summary>
    OurWords = 2,
}

/// <summary>A word of consent as the client wrote it.</summary>
public sealed record ConsentWord(ConsentKind Kind, string Wording, ConsentHow How = ConsentHow.Word);

/// <summary>
/// The words that carriers and the law (47 CFR 64.1200(a)(10)) make binding, matched against the whole message, never a prefix:
/// "stopped by the office today" is no opt-out. English words are Twilio's default set; Spanish and Chinese ones are ours.
/// </summary>
public static class ConsentWords
{
    private static readonly HashSet<string> s_stop = new(StringComparer.OrdinalIgnoreCase)
    {
        "STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "STOP ALL", "REVOKE", "OPTOUT", "OPT OUT", "OPT-OUT", "CANCEL",
        "ALTO", "PARAR", "PARE", "CANCELAR", "DETENER", "NO MAS", "NO MÁS", "BAJA",
        "停止", "退訂", "退订", "取消", "停",
    };

    private static readonly HashSet<string> s_start = new(StringComparer.OrdinalIgnoreCase)
    {
        "START", "UNSTOP", "INICIAR", "EMPEZAR", "COMENZAR", "開始", "开始", "恢復", "恢复",
    };

    private static readonly HashSet<string> s_help = new(StringComparer.OrdinalIgnoreCase)
    {
        "HELP", "INFO", "AYUDA", "幫助", "帮助", "幫手",
    };

    // Which of them Twilio answers by itself; from somebody who opted out YES is START to it.
    private static readonly HashSet<string> s_twilios = new(StringComparer.OrdinalIgnoreCase) { "START", "UNSTOP", Yes, "HELP", "INFO" };

    private static readonly HashSet<string> s_spanish = new(StringComparer.OrdinalIgnoreCase) { "INICIAR", "EMPEZAR", "COMENZAR", "AYUDA" };

    private const string Yes = "YES";

    /// <summary>The word of consent that the whole of <paramref name="message"/> is, if it is one. End punctuation does not count.</summary>
    public static ConsentWord? Find(string message, bool optedOut = false)
    {
        var word = message.Trim().TrimEnd('.', '!', '。', '！').TrimEnd();
        if (s_stop.Contains(word)) return new(ConsentKind.Stop, word);
        if (s_start.Contains(word) || (optedOut && word.Equals(Yes, StringComparison.OrdinalIgnoreCase))) return new(ConsentKind.Start, word);
        return s_help.Contains(word) ? new(ConsentKind.Help, word) : null;
    }

    /// <summary>The language that a word asking for an answer (START, HELP and their kin) is in; null: English, which everybody is told to write.</summary>
    public static Language? LanguageOf(ConsentWord word) => word switch
    {
        { Kind: ConsentKind.Stop } => null,
        _ when s_spanish.Contains(word.Wording) => Language.Spanish,
        _ when word.Wording.Length > 0 && word.Wording[0] >= '\u3400' => Language.Cantonese,
        _ => null,
    };

    /// <summary>Whether Twilio itself answers this message by default: it takes its words alone, with nothing around them but blanks.</summary>
    public static bool IsAnsweredByTwilio(string message) => s_twilios.Contains(message.Trim());
}
