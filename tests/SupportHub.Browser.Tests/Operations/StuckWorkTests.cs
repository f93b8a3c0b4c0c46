using Dapper;
using Microsoft.Playwright;
using SupportHub.Browser.Tests.Screens;
using static Microsoft.Playwright.Assertions;

namespace SupportHub.Browser.Tests.Operations;

public sealed class StuckWorkTests(WalkStage stage) : IClassFixture<WalkStage>
{
    [Fact]
    public async Task An_administrator_cancels_what_is_stuck_with_a_reason_and_releases_what_was_held()
    {
        await PutInAsync();
        var admin = (await StaffScreen.SignInAsync(stage.Chromium, stage.Address, WalkStage.Admin)).Page;
        await admin.GotoAsync("/operations");
        await Expect(admin.GetByText("1 stuck, 1 held after a restore.")).ToBeVisibleAsync();
        await Expect(admin.GetByText("Held: restored from the backup of Monday")).ToBeVisibleAsync();
        await admin.ShouldBeSoundAsync("operations-stuck");

        await admin.Locator("li", new() { HasText = "A text to a client" }).GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await admin.ShouldBeSoundAsync("operations-cancel");
        await admin.GetByLabel("Why it is not to be done").FillAsync("She called instead");
        await admin.Keyboard.PressAsync("Enter");
        await Expect(admin.GetByText("It is cancelled.")).ToBeVisibleAsync();

        await admin.GetByRole(AriaRole.Button, new() { Name = "Release all that is held" }).ClickAsync();
        await Expect(admin.GetByText("Nothing is stuck.")).ToBeVisibleAsync();
        (await RecordAsync()).ShouldBe(["Ada Boss work-cancel She called instead", "Ada Boss work-release"]);
    }

    // Work of messages that are none: its handlers find nothing to do, and nobody's conversation is touched.
    private async Task PutInAsync()
    {
        await using var connection = await stage.Database.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            INSERT INTO work_items (kind, conversation_id, payload, parked_at, told_at, last_error)
            VALUES ('send-sms', @id, jsonb_build_object('messageId', @id, 'to', '', 'from', '', 'text', ''), now(), now(), 'HttpRequestException: Twilio is not reached.');
            INSERT INTO work_items (kind, conversation_id, payload, held_at, told_at, held_reason)
            VALUES ('bot-turn', @id, jsonb_build_object('messageId', @id), now(), now(), 'restored from the backup of Monday');
            """, new { id = Guid.CreateVersion7() });
    }

    private async Task<IEnumerable<string>> RecordAsync()
    {
        await using var connection = await stage.Database.OpenConnectionAsync();
        return await connection.QueryAsync<string>("""
            SELECT concat_ws(' ', u."DisplayName", action, detail ->> 'reason')
              FROM audit JOIN "AspNetUsers" u ON u."Id" = staff_id WHERE subject LIKE 'work:%' ORDER BY audit.id
            """);
    }
}
