namespace SupportHub.Web.WebChat.Plain;

/// <summary>What the simple page's form says. <see cref="Do"/>: send, look, move, open or confirm; a choice or a language is a button of its own.</summary>
internal sealed record PlainForm
{
    public string? Site { get; init; }
    public string? Language { get; init; }
    public string? Token { get; init; }
    public string? Key { get; init; }
    public long Seen { get; init; }
    public string? Do { get; init; }
    public string Text { get; init; } = "";
    public string? Choice { get; init; }
    public string? Speak { get; init; }
    public string? Phone { get; init; }
    public Guid? Code { get; init; }
    public string? Digits { get; init; }
    public string? Who { get; init; }

    public static PlainForm Read(IFormCollection form) => new()
    {
        Site = form["site"], Language = form["lang"], Token = form["token"], Key = form["key"], Do = form["do"], Text = form["text"].ToString(), Choice = Said(form["choice"]),
        Speak = Said(form["speak"]), Phone = form["phone"], Digits = form["digits"], Who = Said(form["who"]),
        Seen = long.TryParse(form["seen"], out var seen) ? seen : 0, Code = Guid.TryParse(form["code"], out var code) ? code : null,
    };

    private static string? Said(string? field) => string.IsNullOrWhiteSpace(field) ? null : field;
}
