namespace SupportHub.Faq.Search;

/// <summary>
/// How often the likeliest topic is right, when things look as they do now: logistic regression over the blend's odds, the lead over the next topic,
/// what speaks for none of our topics, how many opinions agree, how much of the text was ever seen, and the language: what looks sure in one need not be in
/// another. Learned on the questions the blend is learned on.
/// </summary>
internal sealed class Certainty(double[] weights)
{
    private const int Signs = 10;
    private const int Rounds = 30;
    private const double Ridge = 1.0;

    /// <summary>0 to 1.</summary>
    public double Of(double[] signs) => ExactMath.Logistic(Dot(weights, signs));

    /// <summary>What there is to judge by.</summary>
    /// <param name="probabilities">The blend's, for every class.</param>
    /// <param name="opinions">What it was blended from.</param>
    /// <param name="isTopic">Whether a class is one of our topics.</param>
    /// <param name="known">The share of the text's terms that were ever seen.</param>
    /// <param name="language">A number from 0 to 2; 0 where languages are not told apart.</param>
    public static double[] SignsOf(double[] probabilities, float[][] opinions, bool[] isTopic, double known, int language)
    {
        var (first, second, elsewhere) = (-1, -1, 0.0);
        for (var c = 0; c < probabilities.Length; c++)
        {
            if (!isTopic[c]) elsewhere += probabilities[c];
            else if (first < 0 || probabilities[c] > probabilities[first]) (first, second) = (c, first);
            else if (second < 0 || probabilities[c] > probabilities[second]) second = c;
        }
        var agree = opinions.Count(row => IsHighest(row, first, isTopic));
        return
        [
            1, LogOdds(probabilities[first]), Math.Min(8, Log(probabilities[first]) - Log(second < 0 ? 0 : probabilities[second])),
            LogOdds(elsewhere), agree, agree * agree / 4.0, known, known * known,
            language == 1 ? 1 : 0, language == 2 ? 1 : 0,
        ];
    }

    private static bool IsHighest(float[] row, int topic, bool[] isTopic)
    {
        for (var c = 0; c < row.Length; c++)
        {
            if (isTopic[c] && row[c] > row[topic]) return false;
        }
        return Array.Exists(row, score => score != row[topic]);
    }

    private static double Log(double probability) => ExactMath.Log(probability + 1e-6);

    private static double LogOdds(double probability) => Log(probability) - Log(1 - probability);

    /// <summary>Newton's method with a ridge: a handful of weights, the same from the same questions.</summary>
    public static Certainty Learn(IReadOnlyList<(double[] Signs, bool Right)> exams)
    {
        var weights = new double[Signs];
        for (var round = 0; round < Rounds; round++)
        {
            var gradient = new double[Signs];
            var curvature = new double[Signs, Signs];
            for (var k = 0; k < Signs; k++)
            {
                gradient[k] = -Ridge * weights[k];
                curvature[k, k] = Ridge;
            }
            foreach (var (signs, right) in exams)
            {
                var sure = ExactMath.Logistic(Dot(weights, signs));
                for (var k = 0; k < Signs; k++)
                {
                    gradient[k] += ((right ? 1 : 0) - sure) * signs[k];
                    for (var l = 0; l < Signs; l++) curvature[k, l] += sure * (1 - sure) * signs[k] * signs[l];
                }
            }
            var step = Solve(curvature, gradient);
            for (var k = 0; k < Signs; k++) weights[k] += step[k];
        }
        return new(weights);
    }

    private static double Dot(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var k = 0; k < one.Length; k++) sum += one[k] * other[k];
        return sum;
    }

    /// <summary>Gauss elimination; the matrix is positive definite, so no pivot is needed.</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        for (var k = 0; k < Signs; k++)
        {
            for (var row = k + 1; row < Signs; row++)
            {
                var by = matrix[row, k] / matrix[k, k];
                for (var c = k; c < Signs; c++) matrix[row, c] -= by * matrix[k, c];
                right[row] -= by * right[k];
            }
        }
        var solved = new double[Signs];
        for (var k = Signs - 1; k >= 0; k--)
        {
            var left = right[k];
            for (var c = k + 1; c < Signs; c++) left -= matrix[k, c] * solved[c];
            solved[k] = left / matrix[k, k];
        }
        return solved;
    }

    public void Write(BinaryWriter to) => Arrays.Write(to, weights);

    public static Certainty Read(BinaryReader from) => new(Arrays.Read<double>(from));
}
