namespace SupportHub.Domain.Contacts;

/// <summary>
/// A whole message that says no to "is this a good time?". Few and plain: what is not among them counts as the client writing again, which a
/// person reads.
/// </summary>
public static class GoodTimeWords
{
    private static readonly HashSet<string> s_no = new(StringComparer.OrdinalIgnoreCase)
    {
        "N", "NO", "NO NO", "NOPE", "NAH", "NOT NOW", "NO NOT NOW", "NOT A GOOD TIME", "BAD TIME", "LATER", "NO THANKS", "NO THANK YOU",
        "AHORA NO", "AHORITA NO", "NO AHORA NO", "NO AHORITA NO", "NO PUEDO", "NO GRACIAS", "NO ES BUEN MOMENTO", "LUEGO", "DESPUES", "DESPUÉS",
        "不", "不是", "不行", "不要", "不好", "不方便", "現在不方便", "现在不方便", "否", "唔係", "唔系", "唔得", "唔好", "唔使", "唔方便", "而家唔方便", "而家唔得", "遲啲", "迟啲",
    };

    public static bool IsNo(string message) =>
        s_no.Contains(message.Replace(",", "", StringComparison.Ordinal).Replace("，", "", StringComparison.Ordinal).Trim().TrimEnd('.', '!', '。', '！').TrimEnd());
}
