using SupportHub.Faq.Search;
using SupportHub.Web.Content;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Content;

public sealed class The_check_on_the_command_line : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("check-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void Content_that_is_right_ends_in_0_and_tells_what_was_counted()
    {
        var (status, output, errors) = Run("check");

        (status, errors).ShouldBe((0, ""));
        output.ShouldContain("English: 100 topics");
        output.ShouldContain("compared with 429 lines of the public sample");
        output.ShouldEndWith("0 faults, 0 warnings\n");
    }

    [Fact]
    public void Strictly_what_is_past_its_review_date_is_a_fault_and_ends_in_1()
    {
        var (status, output, errors) = Run("check", "--strict", "--table", "--today", "2030-01-01");

        (status, errors).ShouldBe((1, ""));
        output.ShouldContain("topics/ebt-card-lost.md:10: fault: review_by 2027-02-21 is past");
        output.ShouldMatch(@"(?m)^ebt-card-lost +es +MN +[1-3] +\d+  (GSM-7|UCS-2)$");
        output.ShouldMatch(@"(?m)^ebt-card-lost( +\d+ +\d+ % +\d+){3}$");
    }

    [Theory]
    [InlineData("{\"id\":\"d-1\",\"lang\":\"en\",\"text\":\"hello\"}\n{", "sample.jsonl:2: is not JSON")]
    [InlineData("{\"id\":\"d-1\",\"lang\":\"en\"}", "sample.jsonl:1: \"text\" is missing")]
    public void A_sample_that_cannot_be_read_ends_in_2_with_file_and_line(string sample, string said)
    {
        var file = Path.Combine(_folder, "sample.jsonl");
        File.WriteAllText(file, sample);

        var (status, output, errors) = Run("check", "--sample", file);

        (status, output).ShouldBe((2, ""));
        errors.ShouldContain(said);
    }

    [Theory]
    [InlineData("--sample", "/not/there.jsonl")]
    [InlineData("--today", "tomorrow")]
    [InlineData("--quickly", "")]
    public void Options_that_cannot_be_end_in_2(string option, string value)
    {
        var (status, output, errors) = Run("check", option, value);

        (status, output).ShouldBe((2, ""));
        errors.ShouldNotBeEmpty();
    }

    private static (int Status, string Output, string Errors) Run(params string[] words)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var status = new FaqCommands(Path.Combine(Checkout.Root, "bot-content"), new ModelFolder(Checkout.ModelFolder), TextReader.Null, output, errors).Run(words);
        return (status, output.ToString(), errors.ToString());
    }
}
