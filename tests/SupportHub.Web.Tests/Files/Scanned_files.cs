using System.Net;
using System.Net.Http.Json;
using Dapper;
using SupportHub.Web.Files;
using SupportHub.Web.Tests.WebChat;

namespace SupportHub.Web.Tests.Files;

public sealed class Scanned_files : ScannerTests
{
    [Fact]
    public async Task Are_kept_when_nothing_is_found_and_refused_with_a_sentence_when_something_is()
    {
        using var client = await FileClient.New(Hub, "yue");

        (await client.Upload(Sample.Pdf)).Kind.ShouldBe("document");
        using var answer = await client.Post(Infected);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var why = (await answer.Content.ReadFromJsonAsync<FileNotTaken>())!;
        (why.Code, why.Text).ShouldBe(("unsafe", "安全檢查發現呢個檔案有問題，所以我哋冇留低。請影低嗰頁紙傳嚟。"));
    }

    [Fact]
    public async Task Are_shown_to_nobody_while_the_scanner_is_away_and_checked_when_it_is_back()
    {
        using var client = await FileClient.New(Hub);
        await using var visitor = await ChatVisitor.Return(Hub, client.Token!);
        await visitor.Join();
        Clamd.Stop();
        var (clean, bad) = (await client.Upload(Sample.Pdf), await client.Upload(Infected));
        (await client.Get(clean.Id)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var sent = (await visitor.SendFiles("", ChatVisitor.NewKey(), clean.Id, bad.Id)).Lines!;
        sent.Lines.Single().Files!.ShouldAllBe(file => file.State == "waiting");
        await Hub.SettledAsync();
        (await client.Get(clean.Id)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var simple = await new PlainBrowser(Hub).Open();
        KeyValuePair<string, string>[] look = [.. simple.Form.Where(field => field.Key != "token"), new("token", client.Token!), new("do", "look")];
        await simple.Post(look);
        simple.Page.QuerySelectorAll(".file").Select(file => file.TextContent).ShouldBe(["file: we are checking it", "file: we are checking it"]);

        await Clamd.Start();
        await TimePasses();

        (await client.Get(clean.Id)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.Get(bad.Id)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var lines = (await visitor.Join())!.Lines.Lines;
        lines.First(line => line.From == "you").Files!.Select(file => file.State).ShouldBe(["kept", "refused"]);
        lines.Count(line => line.From == "system" && line.Text.StartsWith("Our safety check found a problem", StringComparison.Ordinal)).ShouldBe(1);
        await simple.Post(look);
        simple.Page.QuerySelectorAll(".file").Select(file => file.TextContent).ShouldBe(["Open file (new tab)", "file: we could not keep it"]);
        var told = await visitor.Hears(line => line.Files is { Count: 2 } files && files[0].State == "kept" && files[1].State == "refused");
        told.Id.ShouldBe(sent.Lines.Single().Id);
    }

    private static byte[] Infected => [.. Sample.Pdf[..9], .. Sample.Text($"% {Clamd.Signature}\n"), .. Sample.Pdf[9..]];

    private async Task TimePasses()
    {
        await using var connection = await Hub.Database.OpenConnectionAsync();
        // One item of a conversation after the other.
        for (var item = 0; item < 2; item++)
        {
            await connection.ExecuteAsync("UPDATE work_items SET due_at = now() WHERE kind = 'check-file' AND done_at IS NULL");
            await Hub.SettledAsync();
        }
    }
}
