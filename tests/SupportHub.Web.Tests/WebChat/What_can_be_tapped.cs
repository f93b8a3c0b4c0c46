using System.Text.Json;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.WebChat.Plain;

namespace SupportHub.Web.Tests.WebChat;

/// <summary>The simple page reads a line as the chat's own page does: the tests of both read one table.</summary>
public sealed class What_can_be_tapped
{
    public static TheoryData<string, string, string, string> Lines()
    {
        using var table = JsonDocument.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "tests", "SupportHub.Widget.Tests", "pieces.json")));
        var lines = new TheoryData<string, string, string, string>();
        foreach (var line in table.RootElement.EnumerateArray())
        {
            var text = line.GetProperty("text").GetString()!;
            lines.Add(
                line.GetProperty("of").GetString()!, text, line.TryGetProperty("shown", out var shown) ? shown.GetString()! : text,
                string.Join('\n', line.GetProperty("links").EnumerateArray().Select(link => $"{link[0].GetString()} {link[1].GetString()}")));
        }
        return lines;
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Is_the_same_on_the_simple_page(string of, string text, string shown, string links)
    {
        var pieces = PlainText.Pieces(text, ours: of == "bot").ToList();

        string.Concat(pieces.Select(piece => piece.Text)).ShouldBe(shown);
        string.Join('\n', pieces.Where(piece => piece.Href is not null).Select(piece => $"{piece.Text} {piece.Href}")).ShouldBe(links);
    }
}
