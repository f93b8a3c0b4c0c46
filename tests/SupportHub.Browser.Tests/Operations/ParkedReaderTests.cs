using Dapper;
using Microsoft.Playwright;
using SupportHub.Browser.Tests.Screens;
using static Microsoft.Playwright.Assertions;

namespace SupportHub.Browser.Tests.Operations;

public sealed class ParkedReaderTests(WalkStage stage) : IClassFixture<WalkStage>
{
    [Fact]
    public async Task An_event_nobody_can_read_is_told_to_those_who_can_see_to_it_and_passed_over_with_a_reason()
    {
        var admin = (await StaffScreen.SignInAsync(stage.Chromium, stage.Address, WalkStage.Admin)).Page;
        var supervisor = (await StaffScreen.SignInAsync(stage.Chromium, stage.Address, WalkStage.Supervisor)).Page;
        var agent = (await StaffScreen.SignInAsync(stage.Chromium, stage.Address, WalkStage.Agent)).Page;

        var position = await AppendOfAnotherProgramAsync();
        await Expect(Alarm(admin)).ToContainTextAsync("The board's daily figures");
        await Expect(Alarm(supervisor)).ToContainTextAsync("Tell your administrator");
        await Expect(agent.Locator(".alarm")).ToHaveCountAsync(0);

        await admin.GetByRole(AriaRole.Link, new() { Name = "See what to do" }).ClickAsync();
        // Each reader comes to it by itself and stops.
        string[] readers = ["carrier-copies", "daily-measures", "gaps"];
        await Expect(admin.Locator(".reader-fault")).ToHaveTextAsync([.. readers.Select(_ => "UnreadableEvent: UnknownEvent robot_woke")]);
        (await HealthAsync()).ShouldContain($"readers: Degraded (stopped: {string.Join(", ", readers)})");
        await admin.ShouldBeSoundAsync("operations-parked");
        for (var left = readers.Length; left > 0; left--)
        {
            await admin.GetByRole(AriaRole.Button, new() { Name = "Skip this event" }).First.ClickAsync();
            await admin.ShouldBeSoundAsync("operations-skip");
            await admin.GetByLabel("Why this event is not needed here").FillAsync("Written by a trial version");
            await admin.GetByRole(AriaRole.Button, new() { Name = "Skip this event for good" }).ClickAsync();
            await Expect(admin.Locator(".reader-fault")).ToHaveCountAsync(left - 1);
        }

        await Expect(admin.GetByText("Up to date")).ToHaveCountAsync(readers.Length);
        await Expect(admin.Locator(".alarm")).ToHaveCountAsync(0);
        await Expect(supervisor.Locator(".alarm")).ToHaveCountAsync(0);
        (await RecordAsync()).ShouldBe(readers.Select(_ => $"Ada Boss reader-skipped {position} Written by a trial version"));
    }

    private async Task<string> HealthAsync()
    {
        using var watchman = new HttpClient { BaseAddress = stage.Address };
        return await watchman.GetStringAsync(new Uri("/health/ready", UriKind.Relative));
    }

    private static ILocator Alarm(IPage page) => page.Locator(".alarm");

    private async Task<long> AppendOfAnotherProgramAsync()
    {
        await using var connection = await stage.Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>("""
            INSERT INTO mt_streams (id, type, version) VALUES (@id, 'robot', 1);
            INSERT INTO mt_events (seq_id, id, stream_id, version, data, type, timestamp)
            VALUES (nextval('mt_events_sequence'), @id, @id, 1, '{}', 'robot_woke', now())
            RETURNING seq_id
            """, new { id = Guid.CreateVersion7() });
    }

    private async Task<IEnumerable<string>> RecordAsync()
    {
        await using var connection = await stage.Database.OpenConnectionAsync();
        return await connection.QueryAsync<string>("""
            SELECT concat_ws(' ', u."DisplayName", action, detail ->> 'position', detail ->> 'reason')
              FROM audit JOIN "AspNetUsers" u ON u."Id" = staff_id WHERE subject LIKE 'reader:%' ORDER BY audit.id
            """);
    }
}
