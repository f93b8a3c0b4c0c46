namespace SupportHub.Domain.Contacts;

/// <summary>What a whole-message word of consent asks for.</summary>
public enum ConsentKind
{
    Stop = 0,
    Start = 1,
    Help = 2,
}

/// <summary>A word of consent as the client wrote it.</summary>
public sealed record ConsentWord(ConsentKind Kind, string Wording);

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

    /// <summary>The word of consent that the whole of <paramref name="message"/> is, if it is one. End punctuation does not count.</summary>
    public static ConsentWord? Find(string message)
    {
        var word = message.Trim().TrimEnd('.', '!', '。', '！').TrimEnd();
        if (s_stop.Contains(word)) return new(ConsentKind.Stop, word);
        if (s_start.Contains(word)) return new(ConsentKind.Start, word);
        return s_help.Contains(word) ? new(ConsentKind.Help, word) : null;
    }
}
