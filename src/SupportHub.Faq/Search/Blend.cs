namespace SupportHub.Faq.Search;

/// <summary>How much each opinion weighs: learned on questions that none of them has seen, by gradient ascent of their probability.</summary>
internal sealed class Blend(double[] weights)
{
    private const int Rounds = 300;
    private const double Step = 0.3;
    private const double Decay = 1e-3;

    /// <summary>The probability of every class.</summary>
    public double[] Of(float[][] opinions)
    {
        var scores = new double[opinions[0].Length];
        for (var k = 0; k < weights.Length; k++)
        {
            for (var c = 0; c < scores.Length; c++) scores[c] += weights[k] * opinions[k][c];
        }
        var highest = scores.Max();
        var sum = 0.0;
        foreach (ref var score in scores.AsSpan()) sum += score = ExactMath.Exp(score - highest);
        foreach (ref var score in scores.AsSpan()) score /= sum;
        return scores;
    }

    /// <param name="exams">The opinions on a question, and whether each class would be right.</param>
    public static Blend Learn(IReadOnlyList<(float[][] Opinions, bool[] Right)> exams)
    {
        var weights = Enumerable.Repeat(0.5, Opinions.Count).ToArray();
        var squares = new double[weights.Length];
        for (var round = 0; round < Rounds; round++)
        {
            var gradient = new double[weights.Length];
            foreach (var exam in exams) Ascend(new Blend(weights).Of(exam.Opinions), exam, gradient);
            for (var k = 0; k < weights.Length; k++)
            {
                var slope = gradient[k] / exams.Count - Decay * weights[k];
                squares[k] += slope * slope;
                weights[k] += Step * slope / Math.Sqrt(squares[k] + 1e-9);
            }
        }
        return new(weights);
    }

    private static void Ascend(double[] probabilities, (float[][] Opinions, bool[] Right) exam, double[] gradient)
    {
        var right = 1e-12;
        for (var c = 0; c < probabilities.Length; c++) right += exam.Right[c] ? probabilities[c] : 0;
        for (var k = 0; k < gradient.Length; k++)
        {
            var row = exam.Opinions[k];
            for (var c = 0; c < row.Length; c++) gradient[k] += row[c] * probabilities[c] * ((exam.Right[c] ? 1 / right : 0) - 1);
        }
    }

    public void Write(BinaryWriter to) => Arrays.Write(to, weights);

    public static Blend Read(BinaryReader from) => new(Arrays.Read<double>(from));
}
