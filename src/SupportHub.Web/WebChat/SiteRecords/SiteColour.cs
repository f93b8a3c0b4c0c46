using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportHub.Web.WebChat.SiteRecords;

/// <summary>
/// A site's colour in the chat: words in it and white words on it must be readable (WCAG 2.2, 1.4.3: 4.5 to 1), in light and in dark.
/// </summary>
internal static partial class SiteColour
{
    /// <summary>The least contrast of words that everybody can read.</summary>
    public const double Readable = 4.5;

    private static readonly Rgb s_white = new(255, 255, 255);
    private static readonly Rgb s_black = new(0, 0, 0);

    // The chat's own grounds: tokens.css of the widget.
    private static readonly Rgb s_sand = Parse("#f6f3ee")!.Value;
    private static readonly Rgb s_darkPaper = Parse("#26292d")!.Value;

    /// <summary>How white words stand on it; null when it is no colour (<c>#rrggbb</c>).</summary>
    public static double? AgainstWhite(string colour) => Parse(colour) is { } rgb ? Contrast(rgb, s_white) : null;

    /// <summary>The chat's tokens in this colour. A colour that is only just dark enough is taken a little darker where it stands on sand.</summary>
    public static string Css(string colour)
    {
        var light = Parse(colour)!.Value;
        while (Contrast(light, s_sand) < Readable || Contrast(light, Wash(light)) < Readable) light = light.Toward(s_black, 0.04);
        var dark = light;
        while (Contrast(dark, s_darkPaper) < Readable) dark = dark.Toward(s_white, 0.05);
        return $$"""
            :root { --teal: {{light}}; --teal-wash: {{Wash(light)}}; }
            @media (prefers-color-scheme: dark) { :root { --teal: {{dark}}; --teal-wash: {{dark.Toward(s_darkPaper, 0.85)}}; } }

            """;
    }

    private static Rgb Wash(Rgb colour) => colour.Toward(s_white, 0.9);

    private static Rgb? Parse(string colour) => Shape().IsMatch(colour) && int.Parse(colour.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var rgb
        ? new(rgb >> 16, (rgb >> 8) & 255, rgb & 255)
        : null;

    private static double Contrast(Rgb one, Rgb other)
    {
        var (a, b) = (one.Luminance, other.Luminance);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    [GeneratedRegex(@"\A#[0-9a-fA-F]{6}\z")]
    private static partial Regex Shape();

    private readonly record struct Rgb(double R, double G, double B)
    {
        public double Luminance => (0.2126 * Linear(R)) + (0.7152 * Linear(G)) + (0.0722 * Linear(B));

        public Rgb Toward(Rgb other, double part) => new(R + ((other.R - R) * part), G + ((other.G - G) * part), B + ((other.B - B) * part));

        public override string ToString() => $"#{(int)Math.Round(R):x2}{(int)Math.Round(G):x2}{(int)Math.Round(B):x2}";

        private static double Linear(double channel) => channel / 255 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }
}
