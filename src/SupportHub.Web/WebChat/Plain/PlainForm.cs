namespace SupportHub.Web.WebChat.Plain;

/// <summary>
/// What the simple page's form says. <see cref="Do"/>: send, look, move, open, confirm, remark or unremarked; a choice, a language and a rating are buttons
/// of their own.
/// </summary>
internal sealed record PlainForm
{
    /// <summary>Room for what is hung on it: a message's and a file's key are no longer than any page's.</summary>
    private const int LongestKey = 40;

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

    /// <summary>Which question of the survey the page showed.</summary>
    public string? Step { get; init; }
    public string? Rate { get; init; }
    public string Words { get; init; } = "";

    /// <summary>What is to go with the message: uploaded before, and with this form.</summary>
    public IReadOnlyList<Guid> Files { get; init; } = [];

    /// <summary>What came with this form and was not kept.</summary>
    public IReadOnlyList<PlainRefusal> Refused { get; init; } = [];

    /// <summary>More came from this address than is taken: nothing is done, and what is in the form stays in it.</summary>
    public bool IsTooFast { get; init; }

    /// <summary>Something is to be kept: who posts it must be somebody.</summary>
    public bool Brings => !IsTooFast && (Choice is not null || Do is "send" or "move" or "open");

    /// <summary>The form's own mark, by which what is posted twice is known; null when it is none that we made.</summary>
    public string? Mark => MessageKey.IsWellFormed(Key) && Key!.Length <= LongestKey ? Key : null;

    public static PlainForm Read(IFormCollection form) => new()
    {
        Site = form["site"], Language = form["lang"], Token = form["token"], Key = form["key"], Do = form["do"], Text = Typed(form["text"]), Choice = Said(form["choice"]),
        Speak = Said(form["speak"]), Phone = form["phone"], Digits = form["digits"], Who = Said(form["who"]),
        Step = form["step"], Rate = Said(form["rate"]), Words = Typed(form["words"]),
        Seen = long.TryParse(form["seen"], out var seen) ? seen : 0, Code = Guid.TryParse(form["code"], out var code) ? code : null,
        Files = [.. form["file"].Select(file => Guid.TryParse(file, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)],
    };

    private static string? Said(string? field) => string.IsNullOrWhiteSpace(field) ? null : field;

    // A form's line break is two characters; what counts and what stops the typing in the field counts one.
    private static string Typed(string? field) => (field ?? "").ReplaceLineEndings("\n");
}
