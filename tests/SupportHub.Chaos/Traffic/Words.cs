namespace SupportHub.Chaos.Traffic;

/// <summary>What pretend people write: what the bot knows, what it must ask back, and what it cannot know.</summary>
internal static class Words
{
    private static readonly string[] s_client =
    [
        "I lost my EBT card, how do I get another one?",
        "How do I check my EBT balance?",
        "perdí mi tarjeta",
        "¿Cuándo me depositan?",
        "我張卡唔見咗",
        "My interview is tomorrow and I have to work",
        "Can I buy hot food with it?",
        "the thing with the paper from last week",
        "thanks",
        "What do I have to report when I earn more?",
    ];

    private static readonly string[] s_agent =
    [
        "I looked it up for you: it was mailed on Monday.",
        "Could you tell me in which county you live?",
        "Ya lo revisé, todo está en orden.",
    ];

    public static string Client(Random random) => s_client[random.Next(s_client.Length)];

    public static string Agent(Random random) => s_agent[random.Next(s_agent.Length)];
}
