using SupportHub.Web.Files;

namespace SupportHub.Web.Tests.Files;

public sealed class Scanner_address
{
    [Theory]
    [InlineData("127.0.0.1:3310", true)]
    [InlineData("/run/clamav/clamd.ctl", true)]
    [InlineData("scanner.internal:3310", true)]
    [InlineData("scanner", false)]
    [InlineData("127.0.0.1:", false)]
    public void Is_a_host_with_a_port_or_the_path_of_a_socket(string address, bool fine) =>
        new FilesOptionsCheck().Validate(null, new ScannerOptions { Address = address }).Succeeded.ShouldBe(fine);
}
