using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.Web.Files;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.Tests.WebChat;

namespace SupportHub.Web.Tests.Files;

public sealed class Uploaded_files(HubFixture hub) : IClassFixture<HubFixture>, IAsyncLifetime
{
    public static TheoryData<string> Photos => ["jpeg", "png", "gif", "webp"];

    public static TheoryData<string> Strange => ["program", "script", "zip", "svg", "page", "page before a photo", "PDF behind a byte", "nothing"];

    public static TheoryData<string> Broken => ["cut photo", "bomb", "photo's head alone", "PDF without an end", "PDF and archive", "PDF with a page behind", "HEIC with a page behind", "cut HEIC"];

    public Task InitializeAsync() => ChatVisitor.Open(hub);

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [MemberData(nameof(Photos))]
    public async Task A_photo_is_kept_as_pixels_and_nothing_of_where_it_was_taken_stays(string kind)
    {
        using var client = await FileClient.New(hub);
        var photo = kind switch
        {
            "png" => Sample.PngOfAPhone,
            "gif" => Sample.Gif,
            "webp" => Sample.WebPOfAPhone,
            _ => Sample.JpegOfAPhone,
        };
        Has(photo, Sample.Secret).ShouldBeTrue();

        var taken = await client.Upload(photo, name: $"holiday.{kind}");

        taken.Kind.ShouldBe("photo");
        var kept = await client.Bytes(taken.Id);
        taken.Bytes.ShouldBe(kept.Length);
        foreach (var bytes in new[] { kept, await client.Bytes(taken.Id, thumbnail: true) })
        {
            FileTypes.Of(bytes).ShouldBe(FileType.Jpeg);
            Has(bytes, Sample.Secret).ShouldBeFalse();
            Has(bytes, "Exif").ShouldBeFalse();
            bytes[^2..].ShouldBe(new byte[] { 0xFF, 0xD9 });
        }
    }

    [Fact]
    public async Task A_photo_held_upright_is_kept_upright()
    {
        using var client = await FileClient.New(hub);

        var kept = await client.Bytes((await client.Upload(Sample.JpegOfAPhone)).Id);

        Size(Sample.Jpeg).ShouldBe((48, 32));
        Size(kept).ShouldBe((32, 48));
    }

    [Fact]
    public async Task A_PDF_and_a_HEIC_are_only_to_download_and_run_nothing()
    {
        using var client = await FileClient.New(hub);
        var letter = await client.Upload(Sample.Pdf, name: "C:\\letters\\carta \u202Egpj.exe");
        var photo = await client.Upload(Sample.Heic);
        (letter.Kind, photo.Kind).ShouldBe(("document", "document"));

        using var answer = await client.Get(letter.Id);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("carta gpj.pdf");
        answer.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; sandbox"]);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(Sample.Pdf);
        Has(Sample.Heic, Sample.Secret).ShouldBeTrue();
        var heic = await client.Bytes(photo.Id);
        heic.Length.ShouldBe(Sample.Heic.Length);
        Has(heic, Sample.Secret).ShouldBeFalse();
        (await client.Get(photo.Id, thumbnail: true)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [MemberData(nameof(Strange))]
    public async Task What_is_no_photo_and_no_PDF_is_refused_with_what_to_do_instead_whatever_its_name(string what)
    {
        using var client = await FileClient.New(hub, "es");
        var file = what switch
        {
            "program" => Sample.Text("MZ\u0090\0letter.jpg"),
            "script" => Sample.Text("#!/bin/sh\nrm -rf /"),
            "zip" => Sample.Zip,
            "svg" => Sample.Text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
            "page" => Sample.Text("<!DOCTYPE html><script>alert(1)</script>"),
            "page before a photo" => [.. Sample.Text("<html>"), .. Sample.Jpeg],
            "PDF behind a byte" => [0x20, .. Sample.Pdf],
            _ => [],
        };

        using var answer = await client.Post(file, name: "letter.jpg");

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Solo podemos recibir fotos y archivos PDF. Por favor mande una foto de la hoja.");
        (await Kept(client)).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task What_cannot_be_opened_or_is_more_than_it_says_is_refused(string what)
    {
        using var client = await FileClient.New(hub);
        var (status, why) = await client.Refused(what switch
        {
            "cut photo" => Sample.Jpeg[..120],
            "bomb" => Sample.PictureBomb,
            "photo's head alone" => [0xFF, 0xD8, 0xFF, 0xE0],
            "PDF without an end" => Sample.Pdf[..^6],
            "PDF and archive" => [.. Sample.Pdf, .. Sample.Zip, .. Sample.Text("%%EOF")],
            "PDF with a page behind" => [.. Sample.Pdf, .. Sample.Text("<script>")],
            "HEIC with a page behind" => [.. Sample.Heic, .. Sample.Text("<script>alert(1)</script>")],
            _ => Sample.Heic[..^3],
        });

        (status, why.Code).ShouldBe((422, "damaged"));
        why.Text.ShouldBe("We could not open that file. Please take the photo again and send it once more.");
        (await Kept(client)).ShouldBe(0);
    }

    [Fact]
    public async Task A_page_or_an_archive_behind_a_photo_is_cut_off()
    {
        using var client = await FileClient.New(hub);

        var taken = await client.Upload([.. Sample.Jpeg, .. Sample.Text("<script>alert(1)</script>"), .. Sample.Zip]);

        var kept = await client.Bytes(taken.Id);
        Has(kept, "script").ShouldBeFalse();
        Has(kept, "PK\u0003\u0004").ShouldBeFalse();
    }

    [Fact]
    public async Task Ten_megabytes_are_taken_and_one_byte_more_is_not_also_when_nobody_says_how_much_it_is()
    {
        using var client = await FileClient.New(hub);
        byte[] Letter(int bytes) => [.. Sample.Pdf[..9], .. new byte[bytes - Sample.Pdf.Length], .. Sample.Pdf[9..]];
        const int most = 10 * 1024 * 1024;

        (await client.Upload(Letter(most))).Bytes.ShouldBe(most);
        var (status, why) = await client.Refused(Letter(most + 1));
        (status, why.Code, why.Text).ShouldBe((413, "too-big", "That file is too big. The most we can take is 10 MB. A photo of the page is usually smaller."));
        using var chunked = await client.Post(new StreamContent(new Unsized(Letter(most + 1))));
        chunked.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task One_that_breaks_off_or_never_ends_is_no_fault_of_the_hub_s()
    {
        using var scope = hub.Services.CreateScope();
        var uploads = scope.ServiceProvider.GetRequiredService<ChatUploads>();
        Exception[] ends = [new BadHttpRequestException("too slow", StatusCodes.Status408RequestTimeout), new OperationCanceledException()];

        foreach (var end in ends)
            (await uploads.Take(Guid.NewGuid(), "198.51.100.7", new(ChatVisitor.NewKey(), null, new BrokenLine(end), null), default)).Refusal.ShouldBe(UploadRefusal.BrokeOff);
    }

    [Fact]
    public async Task The_same_key_is_the_same_file_and_only_of_the_same_visitor()
    {
        using var client = await FileClient.New(hub);
        using var other = await FileClient.New(hub);
        var key = ChatVisitor.NewKey();
        var first = await client.Upload(Sample.Jpeg, key);

        (await client.Upload(Sample.Png, key)).ShouldBe(first);
        (await other.Upload(Sample.Png, key)).Id.ShouldNotBe(first.Id);
        (await client.Post(Sample.Jpeg, "short")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_file_is_its_visitors_alone()
    {
        using var client = await FileClient.New(hub);
        using var other = await FileClient.New(hub);
        using var stranger = new FileClient(hub, null);
        using var forger = new FileClient(hub, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        var mine = await client.Upload(Sample.Jpeg);

        (await client.Get(mine.Id)).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var somebody in new[] { other, stranger, forger })
        {
            (await somebody.Get(mine.Id)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await somebody.Get(mine.Id, thumbnail: true)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
        (await stranger.Post(Sample.Jpeg)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await forger.Post(Sample.Jpeg)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.Get(Guid.NewGuid())).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    internal static bool Has(byte[] file, string text) => file.AsSpan().IndexOf(Sample.Text(text)) >= 0;

    private static (int Width, int Height) Size(byte[] jpeg)
    {
        var frame = jpeg.AsSpan().IndexOf(new byte[] { 0xFF, 0xC0 });
        if (frame < 0) frame = jpeg.AsSpan().IndexOf(new byte[] { 0xFF, 0xC2 });
        return ((jpeg[frame + 7] << 8) | jpeg[frame + 8], (jpeg[frame + 5] << 8) | jpeg[frame + 6]);
    }

    private async Task<long> Kept(FileClient client)
    {
        await using var count = hub.Database.CreateCommand("SELECT count(*) FROM files f JOIN contact_addresses a ON a.contact_id = f.contact_id WHERE a.address = encode(sha256($1), 'hex')");
        count.Parameters.AddWithValue(Sample.Text(client.Token!));
        return (long)(await count.ExecuteScalarAsync())!;
    }

    /// <summary>A body whose length nobody knows.</summary>
    private sealed class Unsized(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }

    private sealed class BrokenLine(Exception why) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw why;
    }
}
