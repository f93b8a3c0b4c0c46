using System.Text.Json;
using Microsoft.Playwright;
using SupportHub.Browser.Tests.Edges;
using static Microsoft.Playwright.Assertions;

namespace SupportHub.Browser.Tests.Chat;

/// <summary>What a screen reader makes of the chat: the order in which things stand, who speaks, and what is read out by itself.</summary>
[Collection(nameof(ChatStage))]
public sealed class Chat_read_aloud(ChatStage stage)
{
    // What a live region gains is read out once; what is taken away, or is put in while the region or the piece itself is off, is not.
    private const string Listener = """
        window.heard = [];
        document.addEventListener("DOMContentLoaded", () => new MutationObserver(records => {
          const told = new Set();
          for (const record of records) {
            for (const node of record.type === "childList" ? record.addedNodes : [record.target]) {
              const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
              const region = element?.closest("[aria-live], [role=log], [role=status], [role=alert]");
              if (!node.isConnected || !region || region.ariaLive === "off" || !element.checkVisibility() || [...told].some(one => one.contains(node))) continue;
              if (record.type === "characterData" && region.ariaRelevant === "additions") continue;
              told.add(node);
              if (node.textContent.trim()) heard.push(node.textContent.trim());
            }
          }
        }).observe(document.body, { childList: true, characterData: true, subtree: true }));
        """;

    [Fact]
    public async Task Each_line_is_read_out_once_whatever_happens_to_it_later()
    {
        using var tunnel = new Tunnel(stage.Address);
        var page = await stage.Chromium.OpenAsync(tunnel.Address, ChatTab.Phone);
        await page.AddInitScriptAsync(Listener);
        var tab = new ChatTab(page);
        await tab.LoadAsync("en");

        await tab.SayAndBeReceivedAsync("Where is my marmalade card?");
        await stage.SettledAsync();
        var conversation = await stage.ConversationAsync("Where is my marmalade card?");
        await stage.TakeAsync(conversation);
        await stage.ReplyAsync(conversation, "I look for it, one moment");
        await Expect(tab.Log).ToContainTextAsync("one moment");
        tunnel.Cut();
        await Expect(page.Locator(".status.offline")).ToBeVisibleAsync();
        await tab.SayAsync("Written without a network");
        await stage.ReplyAsync(conversation, "It is on its way");
        tunnel.Mend();
        await Expect(tab.Received).ToHaveCountAsync(2);
        await Expect(tab.Log).ToContainTextAsync("on its way");
        await page.GetByRole(AriaRole.Button, new() { Name = "Español" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "es");

        var heard = await page.EvaluateAsync<string[]>("() => heard");
        foreach (var bubble in await tab.BubblesAsync())
            heard.Count(said => Plain(said).Contains(Plain(bubble), StringComparison.Ordinal)).ShouldBe(1, $"{bubble}\namong\n{string.Join('\n', heard)}");
        heard.Where(said => said.Contains("on its way", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldStartWith("Dana");
        heard.ShouldContain(said => said.Contains("No connection", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "How do I license my dog?", "Help chat", "Leave quickly", "Conversation", "You", "Automated helper", "Choose an answer", "Write a message", "Send")]
    [InlineData("es", "¿Cómo saco la licencia de mi perro?", "Chat de ayuda", "Salir rápido", "Conversación", "Usted", "Asistente automático", "Elija una respuesta", "Escriba aquí", "Enviar")]
    [InlineData("yue", "如何替狗隻領牌？", "網上幫手", "即刻離開", "對話", "您", "自動助理", "請揀一個答案", "喺度寫您嘅訊息", "傳送")]
    public async Task A_reader_meets_everything_by_name_in_the_order_in_which_it_stands(string language, string question, params string[] names)
    {
        var tab = await ChatTab.OpenAsync(stage.Chromium, stage.Address, language);
        // Who is brought to the field first hears what stands above it.
        (await tab.Field.GetAttributeAsync("aria-describedby"))!.ShouldStartWith("greeting ");
        await tab.SayAndBeReceivedAsync(question);
        await Expect(tab.Page.Locator("article.bot")).Not.ToHaveCountAsync(0);
        await Expect(tab.Page.Locator(".choices button")).Not.ToHaveCountAsync(0);
        foreach (var choice in await tab.Page.Locator(".choices button").AllTextContentsAsync())
            (await tab.Log.TextContentAsync())!.ShouldContain(choice);
        (await tab.Field.GetAttributeAsync("aria-describedby"))!.ShouldNotContain("greeting");

        var tree = await TreeAsync(tab.Page);
        tree.ShouldContain($"log {names[2]}");
        var from = 0;
        foreach (var name in names)
        {
            var at = tree.FindIndex(from, node => node.EndsWith($" {name}", StringComparison.Ordinal));
            at.ShouldBeGreaterThanOrEqualTo(from, $"{name} does not come after what stands before it:\n{string.Join('\n', tree)}");
            from = at;
        }
        tree.Where(node => node.EndsWith(' ') && (node.StartsWith("button", StringComparison.Ordinal) || node.StartsWith("textbox", StringComparison.Ordinal)))
            .ShouldBeEmpty("everything one can press or fill has a name");
    }

    // Role and name of everything a reader is shown, in order.
    private static async Task<List<string>> TreeAsync(IPage page)
    {
        var devTools = await page.Context.NewCDPSessionAsync(page);
        var nodes = (await devTools.SendAsync("Accessibility.getFullAXTree"))!.Value.GetProperty("nodes").EnumerateArray().ToDictionary(node => node.GetProperty("nodeId").GetString()!);
        var tree = new List<string>();
        Walk(nodes.Values.First());
        return tree;

        void Walk(JsonElement node)
        {
            if (!node.GetProperty("ignored").GetBoolean() && Value(node, "role") is not "InlineTextBox") tree.Add($"{Value(node, "role")} {Value(node, "name")}");
            foreach (var child in node.GetProperty("childIds").EnumerateArray())
                if (nodes.TryGetValue(child.GetString()!, out var found)) Walk(found);
        }
    }

    private static string Value(JsonElement node, string property) =>
        node.TryGetProperty(property, out var of) && of.TryGetProperty("value", out var value) ? value.GetString() ?? "" : "";

    private static string Plain(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
