using System.Net;
using System.Net.Http.Headers;
using Dapper;
using SupportHub.Web.Files;
using SupportHub.Web.Tests.Files;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.WebChat;

/// <summary>Photos and papers on the simple page: the chat's own checks, in the form that carries the message.</summary>
public sealed class Files_without_scripts(HubFixture hub) : IClassFixture<HubFixture>, IAsyncLifetime
{
    private const string WrongKind = "We can take photos and PDF files only. Please send a photo of the page.";

    public Task InitializeAsync() => ChatVisitor.Open(hub);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Go_with_the_message_once_however_often_the_form_is_posted_and_open_for_their_visitor_alone()
    {
        using var browser = await new PlainBrowser(hub).Open();
        var form = browser.Form;
        form["text"] = "here is my letter";
        KeyValuePair<string, string>[] post = [.. form, new("do", "send")];
        (string, byte[])[] files = [("C:\\carta \u202Egpj.jpg", Sample.JpegOfAPhone), ("letter.pdf", Sample.Pdf)];

        await browser.Post(post, files);
        await browser.Post(post, files);

        browser.Lines.Count(line => line == "here is my letter").ShouldBe(1);
        var buttons = browser.Page.QuerySelectorAll("button.file");
        buttons.Select(button => button.TextContent).ShouldBe(["Open carta gpj.jpg (new tab)", "Open letter.pdf (new tab)"]);
        browser.Attached.ShouldBeEmpty();
        (await Kept(browser)).ShouldBe(2);

        var photo = new KeyValuePair<string, string>("id", buttons[0].GetAttribute("value")!);
        var opened = await browser.Keep("file", photo);
        opened.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
        (opened.Headers.CacheControl!.NoStore, opened.Headers.GetValues("Content-Security-Policy").Single()).ShouldBe((true, "default-src 'none'; sandbox"));
        var pixels = await opened.Content.ReadAsByteArrayAsync();
        FileTypes.Of(pixels).ShouldBe(FileType.Jpeg);
        Uploaded_files.Has(pixels, Sample.Secret).ShouldBeFalse();
        (await browser.Keep("file", new KeyValuePair<string, string>("id", buttons[1].GetAttribute("value")!))).Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        using var other = await new PlainBrowser(hub).Open();
        await other.Press("do", "send", ("text", "somebody else"));
        (await other.Keep("file", photo)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Another_file_in_an_old_form_is_another_message()
    {
        using var browser = await new PlainBrowser(hub).Open();
        await browser.Press("do", "send", ("text", "hello"));
        KeyValuePair<string, string>[] post = [.. browser.Form, new("do", "send")];

        await browser.Post(post, ("image.jpg", Sample.Jpeg));
        await browser.Post(post, ("image.jpg", Sample.Png));

        browser.Page.QuerySelectorAll("button.file").Select(button => button.GetAttribute("value")).Distinct().Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("en", WrongKind, "Your message is not sent yet.")]
    [InlineData("es", "Solo podemos recibir fotos y archivos PDF. Por favor mande una foto de la hoja.", "Su mensaje todavía no se ha enviado.")]
    [InlineData("yue", "我哋淨係收到相片同PDF檔案。請影低嗰頁紙傳嚟。", "您嘅訊息仲未傳。")]
    public async Task One_that_is_refused_holds_the_message_and_the_others_until_the_client_has_decided(string language, string why, string held)
    {
        using var browser = await new PlainBrowser(hub).Open(language);

        await browser.Press("do", "send", [("page.jpg", Sample.Jpeg), ("notice.pdf", Sample.Text("MZ a program"))], ("text", "one line\r\nand another"));

        browser.Notice.ShouldNotBeNull().ShouldContain("notice.pdf: " + why);
        browser.Notice.ShouldContain(held);
        browser.Lines.ShouldBeEmpty();
        browser.Form["text"].ShouldBe("one line\nand another");
        browser.Attached.Keys.ShouldBe(["page.jpg"]);
        browser.Page.QuerySelectorAll("#new").ShouldHaveSingleItem().TextContent.ShouldContain(why);

        await browser.Press("do", "look");
        browser.Attached.Keys.ShouldBe(["page.jpg"]);
        await browser.Press("do", "send");
        browser.Lines[0].ShouldBe("one line\nand another");
        browser.Page.QuerySelectorAll("button.file").ShouldHaveSingleItem();
        browser.Form["text"].ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_is_unchecked_is_not_sent_and_one_without_words_is()
    {
        using var browser = await new PlainBrowser(hub).Open();
        await browser.Press("do", "look", [("mine.jpg", Sample.Jpeg), ("not-this.png", Sample.Png)]);
        browser.Lines.ShouldBeEmpty();

        await browser.Post([.. browser.Form, new("file", browser.Attached["mine.jpg"]), new("do", "send")]);

        browser.Page.QuerySelectorAll("button.file").ShouldHaveSingleItem().TextContent.ShouldContain("mine.jpg");
    }

    [Fact]
    public async Task More_and_larger_ones_than_are_taken_are_refused_with_what_to_do_and_the_words_stay()
    {
        using var browser = await new PlainBrowser(hub).Open();

        await browser.Press("do", "send", [.. Enumerable.Range(1, 11).Select(n => ($"{n}.pdf", Sample.Pdf))], ("text", "all of them"));
        browser.Notice.ShouldNotBeNull().ShouldContain("11.pdf: You can send 10 files at a time.");
        browser.Form["text"].ShouldBe("all of them");
        await browser.Press("do", "send", [("film.mp4", new byte[40_000_000])]);
        browser.Notice.ShouldNotBeNull().ShouldContain("film.mp4: That file is too big. The most we can take is 10 MB.");

        browser.Form["text"].ShouldBe("all of them");
        browser.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Too_many_in_a_minute_are_asked_for_again_later()
    {
        using var browser = await new PlainBrowser(hub).Open();
        for (var post = 0; post < 3; post++) await browser.Press("do", "look", [.. Enumerable.Range(0, 10).Select(n => ($"{n}.txt", Sample.Text("no")))]);
        browser.Notice.ShouldNotBeNull().ShouldContain(WrongKind);

        await browser.Press("do", "look", [("one-more.jpg", Sample.Jpeg)]);

        browser.Notice.ShouldNotBeNull().ShouldContain("one-more.jpg: The file did not reach us. Please wait a minute, then choose it again.");
    }

    [Fact]
    public async Task A_stranger_s_file_a_foreign_id_and_a_post_that_is_no_form_of_ours_come_to_nothing()
    {
        using var mine = await new PlainBrowser(hub).Open();
        await mine.Press("do", "look", [("mine.jpg", Sample.Jpeg)]);
        using var other = await new PlainBrowser(hub).Open();
        await other.Post([.. other.Form, new("file", mine.Attached["mine.jpg"]), new("do", "send"), new("text", "with another's photo")]);
        (other.Attached.Count, other.Lines.Count, other.Form["text"]).ShouldBe((0, 0, "with another's photo"));

        using var filesFirst = new MultipartFormDataContent { { new ByteArrayContent(Sample.Jpeg), "upload", "a.jpg" }, { new StringContent(ChatVisitor.Site), "site" } };
        await other.Send(filesFirst);
        other.Answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var endless = new MultipartFormDataContent { { new StringContent(new string('x', 70_000)), "text" } };
        await other.Send(endless);
        other.Answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        using var broken = new StringContent("--x\r\nno form");
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        await other.Send(broken);
        other.Answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<long> Kept(PlainBrowser browser)
    {
        await using var connection = await hub.Database.OpenConnectionAsync();
        return await connection.QuerySingleAsync<long>(
            "SELECT count(*) FROM files f JOIN contact_addresses a ON a.contact_id = f.contact_id WHERE f.message_id IS NOT NULL AND a.address = encode(sha256(convert_to(@token, 'UTF8')), 'hex')",
            new { token = browser.Form["token"] });
    }
}
