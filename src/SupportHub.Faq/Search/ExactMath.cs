namespace SupportHub.Faq.Search;

/// <summary>
/// Exponential and logarithm by additions and multiplications alone, which IEEE 754 fixes to the last bit: the platforms' own differ, and
/// what is learned from the same content must be the same on every machine.
/// </summary>
internal static class ExactMath
{
    private const double Ln2 = 0.693147180559945309417232121458;
    private const int ExponentBits = 52;
    private const int Bias = 1023;
    // |rest| of Exp is at most 0.35: fourteen terms reach the last bit.
    private static readonly double[] s_inverse = [.. Enumerable.Range(0, 15).Select(n => 1.0 / n)];

    public static double Exp(double x)
    {
        if (x < -700) return 0;
        if (x > 700) return double.PositiveInfinity;
        var power = Math.Floor(x / Ln2 + 0.5);
        var rest = x - power * Ln2;
        var sum = 1.0;
        for (var n = s_inverse.Length - 1; n >= 1; n--) sum = 1 + rest * s_inverse[n] * sum;
        return sum * BitConverter.Int64BitsToDouble((long)(power + Bias) << ExponentBits);
    }

    /// <param name="x">A positive normal number.</param>
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var power = (int)(bits >> ExponentBits) - Bias;
        var mantissa = BitConverter.Int64BitsToDouble((bits & ((1L << ExponentBits) - 1)) | ((long)Bias << ExponentBits));
        if (mantissa > 1.5)
        {
            mantissa /= 2;
            power++;
        }
        var t = (mantissa - 1) / (mantissa + 1);
        var square = t * t;
        var sum = 0.0;
        for (var n = 23; n >= 1; n -= 2) sum = 1.0 / n + square * sum;
        return 2 * t * sum + power * Ln2;
    }

    public static float Exp(float x) => (float)Exp((double)x);

    public static float Log(float x) => (float)Log((double)x);

    /// <summary>From any number to between 0 and 1.</summary>
    public static double Logistic(double x) => 1 / (1 + Exp(-x));
}
