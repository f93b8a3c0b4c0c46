using System.Numerics;

namespace SupportHub.Faq.Search;

/// <summary>The loops that scoring and training spend their time in.</summary>
internal static class Rows
{
    /// <summary>Adds <paramref name="row"/> times <paramref name="by"/> to <paramref name="to"/>.</summary>
    public static void Add(Span<float> to, ReadOnlySpan<float> row, float by)
    {
        var width = Vector<float>.Count;
        var factor = new Vector<float>(by);
        var i = 0;
        for (; i <= to.Length - width; i += width)
            (new Vector<float>(to[i..]) + factor * new Vector<float>(row[i..])).CopyTo(to[i..]);
        for (; i < to.Length; i++) to[i] += by * row[i];
    }

    /// <summary>Turns scores into probabilities that sum to one.</summary>
    public static void SoftMax(Span<float> scores)
    {
        var highest = Highest(scores);
        var sum = 0f;
        foreach (ref var score in scores) sum += score = ExactMath.Exp(score - highest);
        foreach (ref var score in scores) score /= sum;
    }

    /// <summary>Turns scores into logarithms of probabilities that sum to one.</summary>
    public static void LogSoftMax(Span<float> scores)
    {
        var highest = Highest(scores);
        var sum = 0f;
        foreach (var score in scores) sum += ExactMath.Exp(score - highest);
        var whole = highest + ExactMath.Log(sum);
        foreach (ref var score in scores) score -= whole;
    }

    private static float Highest(ReadOnlySpan<float> scores)
    {
        var highest = float.NegativeInfinity;
        foreach (var score in scores) highest = MathF.Max(highest, score);
        return highest;
    }
}
