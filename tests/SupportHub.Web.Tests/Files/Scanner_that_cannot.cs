using Dapper;
using SupportHub.Web.Files;
using SupportHub.Web.Tests.WebChat;

namespace SupportHub.Web.Tests.Files;

/// <summary>A scanner that takes files of 64 kilobytes at most.</summary>
public sealed class Scanner_that_cannot() : ScannerTests("StreamMaxLength 64K\n")
{
    [Fact]
    public async Task Leaves_a_file_to_people_after_some_looks_and_shows_it_to_nobody()
    {
        using var client = await FileClient.New(Hub);
        await using var visitor = await ChatVisitor.Return(Hub, client.Token!);
        await visitor.Join();
        var large = await client.Upload([.. Sample.Pdf[..9], .. Sample.Text("%" + new string('x', 5_000_000) + "\n"), .. Sample.Pdf[9..]]);
        await visitor.SendFiles("", ChatVisitor.NewKey(), large.Id);
        await Hub.SettledAsync();
        await using var connection = await Hub.Database.OpenConnectionAsync();

        for (var look = 1; look <= CheckFile.MostLooks; look++)
        {
            (await connection.QuerySingleAsync<DateTimeOffset?>("SELECT parked_at FROM work_items WHERE kind = 'check-file'")).ShouldBeNull();
            await connection.ExecuteAsync("UPDATE work_items SET due_at = now() WHERE kind = 'check-file'");
            await Hub.SettledAsync();
        }

        (await connection.QuerySingleAsync<string>("SELECT last_error FROM work_items WHERE kind = 'check-file' AND parked_at IS NOT NULL")).ShouldContain("could not scan");
        (await client.Get(large.Id)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }
}
