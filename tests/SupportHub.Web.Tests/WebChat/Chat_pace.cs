using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using SupportHub.Web.Tests.Files;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.WebChat;

namespace SupportHub.Web.Tests.WebChat;

public sealed class Chat_pace(Chat_pace.SlowHub hub) : IClassFixture<Chat_pace.SlowHub>, IAsyncLifetime
{
    public sealed class SlowHub : HubFixture
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("SupportHub:Chat:MessagesPerMinute", "3");
            builder.UseSetting("SupportHub:Chat:VisitsPerMinute", "5");
            builder.UseSetting("SupportHub:Chat:PostsPerMinute", "2");
        }
    }

    public Task InitializeAsync() => ChatVisitor.Open(hub);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Takes_no_more_than_people_write_and_no_more_visitors_than_an_address_has()
    {
        await using var hasty = await ChatVisitor.New(hub);
        await using var calm = await ChatVisitor.New(hub);
        await hasty.Join();
        await calm.Join();
        for (var i = 0; i < 3; i++) (await hasty.Send($"{i}")).Ok.ShouldBeTrue();

        var refused = await hasty.Send("3");

        (refused.Ok, refused.Code, refused.Lines).ShouldBe((false, "too-many", null));
        refused.Text.ShouldNotBeNull().ShouldContain("Please wait a minute and send it again.");
        (await calm.Send("hello")).Ok.ShouldBeTrue();
        (await hasty.Join())!.Lines.Lines.Where(line => line.From == "you").Select(line => line.Text).ShouldBe(["0", "1", "2"]);

        using var http = hub.CreateClient();
        for (var i = 2; i < 5; i++) await ChatVisitor.Visit(hub);
        (await http.PostAsJsonAsync("/api/chat/visits", new VisitRequest(ChatVisitor.Site, "en"))).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Keeps_in_the_form_what_comes_too_fast_from_an_address_and_says_so_in_the_clients_language()
    {
        using var page = await new PlainBrowser(hub).Open("es");
        await page.Press("do", "send", ("text", "Hola"));
        await page.Press("do", "send", ("text", "Perdí mi tarjeta"));

        await page.Press("do", "send", [("carta.jpg", Sample.Jpeg)], ("text", "Necesito ayuda hoy"));

        page.Answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Notice.ShouldNotBeNull().ShouldContain("Por favor espere un minuto");
        page.Form["text"].ShouldBe("Necesito ayuda hoy");
        page.Page.Body!.TextContent.ShouldContain("carta.jpg");
        page.Lines.Count(line => line.Contains("Necesito ayuda hoy", StringComparison.Ordinal)).ShouldBe(0);
        page.Lines.ShouldContain(line => line.Contains("Perdí mi tarjeta", StringComparison.Ordinal));
    }
}
