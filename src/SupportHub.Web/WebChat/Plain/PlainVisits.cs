namespace SupportHub.Web.WebChat.Plain;

/// <summary>Who posts the form, and by which token.</summary>
internal readonly record struct PlainVisit(Visitor Visitor, string Token);

/// <summary>Who holds the form's token; whoever brings something and is nobody yet becomes somebody by it.</summary>
internal sealed class PlainVisits(Visitors visitors)
{
    public async Task<PlainVisit?> Of(PlainForm form, bool brings, CancellationToken ct)
    {
        var language = form.Speak ?? form.Language;
        if (await visitors.Recognise(form.Token, form.Site, language, ct) is { } known) return new(known, form.Token!);
        if (!brings) return null;
        var token = TokenOf(form);
        return await visitors.Welcome(token, form.Site, language, ct) is { } welcomed ? new(welcomed, token) : null;
    }

    /// <summary>The form's token, or one that stands for nobody yet.</summary>
    public static string TokenOf(PlainForm form) => Visitors.IsToken(form.Token) ? form.Token! : Visitors.NewToken();
}
