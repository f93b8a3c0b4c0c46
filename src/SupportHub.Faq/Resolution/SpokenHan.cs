namespace SupportHub.Faq.Resolution;

/// <summary>
/// One character for what is spoken, written and mistyped by sound: 唔, 吾 and 不 are all "not". Only for comparing: pattern and text are
/// folded alike, so nothing that fitted before stops fitting. In Simplified characters.
/// </summary>
internal static class SpokenHan
{
    /// <summary>The first of each group stands for the others.</summary>
    private const string Groups =
        "不唔吾 没冇无 了咗左 着紧著 的嘅既 他佢她渠 们哋 给俾畀比被 找搵揾 看睇 拿攞拎 睡瞓训 吃食 喝饮 站企 来嚟黎 想谂 动郁 怕惊 说话讲 累攰 回返 砍斩 那嗰果 " +
        "野嘢 仲重 系喺 里裡 握揸";

    private static readonly Dictionary<char, char> s_first =
        Groups.Split(' ').SelectMany(g => g.Skip(1).Select(c => (c, g[0]))).ToDictionary(p => p.c, p => p.Item2);

    public static string Fold(string simplified) =>
        simplified.AsSpan().ContainsAnyExceptInRange('\0', '\u2FFF')
            ? string.Create(simplified.Length, simplified, (to, from) =>
            {
                for (var i = 0; i < from.Length; i++) to[i] = s_first.GetValueOrDefault(from[i], from[i]);
            })
            : simplified;
}
