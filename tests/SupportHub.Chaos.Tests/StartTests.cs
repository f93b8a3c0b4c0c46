using Microsoft.Extensions.Configuration;
using Npgsql;
using SupportHub.Chaos.World;
using SupportHub.Web.Setup;

namespace SupportHub.Chaos.Tests;

public sealed class StartTests
{
    [Fact]
    public async Task A_start_waits_for_a_database_that_does_not_answer_yet()
    {
        await using var database = await Database.StartAsync(Leftovers.Postgres(Leftovers.Folder()), CancellationToken.None);
        using var mended = new CancellationTokenSource();
        var cut = database.Wire.CutAsync(Timeout.InfiniteTimeSpan, mended.Token);
        await Should.ThrowAsync<NpgsqlException>(async () => await new NpgsqlConnection(database.ConnectionStringOfHub).OpenAsync());
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:SupportHub", database.ConnectionStringOfHub)]).Build();

        var opening = HubDatabase.Open(settings, CancellationToken.None);
        await mended.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(cut);

        await using var opened = await opening;
        opened.ConnectionString.ShouldBe(database.ConnectionStringOfHub);
    }
}
