using System.Text;
using SupportHub.Faq.Content;
using SupportHub.Faq.Evaluation;

namespace SupportHub.Web.Content;

/// <summary><c>faq export</c>: the content as one file that other engines can be tried on.</summary>
internal static class ExportCommand
{
    public static int Run(ReadOnlySpan<string> args, string folder)
    {
        if (FaqOptions.Parse(args, [], []).Rest is not [var file]) throw new UsageException("export takes one file to write.");
        var lines = IndexEntry.Of(BotContent.Load(folder)).Select(e => e.ToJson() + "\n");
        File.WriteAllText(file, string.Concat(lines), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return 0;
    }
}
