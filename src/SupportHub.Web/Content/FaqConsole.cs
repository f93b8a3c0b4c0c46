using System.Text;
using SupportHub.Web.Setup;

namespace SupportHub.Web.Content;

/// <summary>The terminal of <c>faq</c>: UTF-8 in and out, whatever the machine's own encoding is.</summary>
internal static class FaqConsole
{
    public static int Run(string[] words)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var output = new StreamWriter(Console.OpenStandardOutput(), utf8) { NewLine = "\n" };
        using var errors = new StreamWriter(Console.OpenStandardError(), utf8) { NewLine = "\n", AutoFlush = true };
        using var input = new StreamReader(Console.OpenStandardInput(), utf8);
        return new FaqCommands(
            Environment.GetEnvironmentVariable("SupportHub__ContentFolder"), ProgramHome.Models(Environment.GetEnvironmentVariable("SupportHub__ModelFolder")),
            input, output, errors).Run(words);
    }
}
