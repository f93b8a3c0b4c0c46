namespace SupportHub.Faq.Tests.Baselines;

/// <summary>A way to find the topic of a question that the engine is measured beside.</summary>
public interface IBaseline
{
    /// <summary>At most three topics, best first; none when no word of the text is known.</summary>
    IReadOnlyList<string> Top(string text);
}
