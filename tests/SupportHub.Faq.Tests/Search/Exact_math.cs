using SupportHub.Faq.Search;

namespace SupportHub.Faq.Tests.Search;

public sealed class Exact_math
{
    [Theory]
    [InlineData(-745), InlineData(-20.5), InlineData(-1e-9), InlineData(0), InlineData(0.35), InlineData(1), InlineData(13.7), InlineData(30)]
    public void Exp_is_the_exponential(double x) => (ExactMath.Exp(x) / Math.Max(Math.Exp(x), 1e-300)).ShouldBe(Math.Exp(x) < 1e-300 ? 0 : 1, 1e-14);

    [Theory]
    [InlineData(1e-12), InlineData(0.5), InlineData(1), InlineData(1.4999), InlineData(1.5001), InlineData(2), InlineData(12345.678), InlineData(1e300)]
    public void Log_is_the_logarithm(double x) => ExactMath.Log(x).ShouldBe(Math.Log(x), 1e-13 * Math.Max(1, Math.Abs(Math.Log(x))));
}
