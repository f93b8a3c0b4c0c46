using Microsoft.Extensions.DependencyInjection;
using SupportHub.Bench.Feed;
using SupportHub.Bench.Idle;
using SupportHub.Bench.Machine;
using SupportHub.Browser.Tests;
using SupportHub.Domain.Languages;
using SupportHub.Store.Records;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Bench.Chat;

/// <summary>
/// The chat on a cheap phone: what it weighs, how long until one can write on slow 3G with a slow processor, and how it scrolls when the talk
/// is long; each beside a page that does nothing, in the same browser and the same run.
/// </summary>
internal static class ChatSection
{
    private const int Turns = 3;
    private const int Lines = 500;

    public static async Task<Findings> RunAsync(BenchServer server, Options _, CancellationToken ct)
    {
        var sizes = WidgetSizes.Of(Path.Combine(Checkout.Root, "src", "SupportHub.Web", "wwwroot"));
        var database = await server.DatabaseAsync("chat");
        await Visitors.PrepareAsync(database, count: 1, lines: Lines);
        await using var hub = new BenchHub(database);
        await hub.InitializeAsync();
        await using var peers = await PeerSite.StartAsync(
            hub.Address, Visitors.Site, sizes.Where(size => size.IsFirst() && size.IsScript).Sum(size => size.Gzip), sizes.Where(size => size.IsFirst() && !size.IsScript).Sum(size => size.Gzip), Lines);
        await hub.Services.GetRequiredService<Sites>().Save(new(Guid.CreateVersion7(), Visitors.Site, "Bench", [peers.Origin], null, null, Language.English, null), ct);
        var chromium = new Chromium();
        await chromium.InitializeAsync();
        try
        {
            return await MeasureAsync(sizes, hub, peers, new CheapPhone(chromium), ct);
        }
        finally
        {
            await chromium.DisposeAsync();
        }
    }

    private static async Task<Findings> MeasureAsync(IReadOnlyList<WidgetSize> sizes, BenchHub hub, PeerSite peers, CheapPhone phone, CancellationToken ct)
    {
        var chat = new Uri(hub.Address, $"/chat?site={Visitors.Site}&lang=en");
        List<Loaded> empty = [], weight = [], page = [], site = [];
        List<Scrolled> plain = [], talk = [];
        for (var turn = 0; turn < Turns; turn++)
        {
            ct.ThrowIfCancellationRequested();
            empty.Add(await phone.LoadAsync(new(peers.Address, "empty"), sends: false));
            weight.Add(await phone.LoadAsync(new(peers.Address, "weight"), sends: false));
            page.Add(await phone.LoadAsync(chat, sends: true));
            site.Add(await phone.PressAsync(new(peers.Address, "site")));
            plain.Add(await phone.ScrollAsync(new(peers.Address, "lines"), "main", _ => Task.CompletedTask));
            talk.Add(await phone.ScrollAsync(chat, ".scroller", client => client.AddInitScriptAsync($"localStorage.setItem('supporthub.{Visitors.Site}.token', '{Visitors.Token(0)}')")));
        }
        return Found(sizes, Middle(empty), Middle(weight), Middle(page), Middle(site), Middle(plain), Middle(talk));
    }

    private static Findings Found(IReadOnlyList<WidgetSize> sizes, Loaded empty, Loaded weight, Loaded page, Loaded site, Scrolled plain, Scrolled talk)
    {
        var whole = sizes.Where(WidgetSizes.IsWhole).Sum(size => size.Gzip);
        return new(
            "chat",
            [
                $"{"bytes",-48}{"raw",10}{"gzip",10}{"brotli",10}",
                .. sizes.Select(size => $"{size.File,-48}{size.Raw,10:N0}{size.Gzip,10:N0}{size.Brotli,10:N0}"), "",
                $"{"slow 3G, processor 4 x slower, ms",-48}{"painted",10}{"typed",10}{"received",10}",
                Line("an empty page with a field", empty), Line("the chat's weight in bytes that do nothing", weight),
                Line("the chat as a page", page), Line("the chat from the press on a site's launcher", site), "",
                $"{$"a finger down {Lines} lines, processor 4 x slower",-48}{"median ms",10}{"p95",10}{"longest",10}{"a second",10}",
                Line("plain paragraphs", plain), Line("the chat", talk),
            ],
            [
                Promise.AtMostOf("the loader, KB gzipped", sizes.Single(size => size.File == WidgetSizes.Loader).Gzip / 1000.0, 3),
                Promise.AtMostOf("the whole chat in one language, KB gzipped", whole / 1000.0, 35),
                Promise.AtMostOf("the first letter stands in the chat on slow 3G, s", page.Typed / 1000, 3),
                Promise.AtMostOf("the same from the press on the launcher, s", site.Typed / 1000, 3),
                Promise.AtMostOf("the first letter in the chat to one in its weight that does nothing", page.Typed / weight.Typed, 2),
                Promise.AtLeastOf($"pictures a second while {Lines} lines scroll, to those of plain paragraphs", talk.PerSecond / plain.PerSecond, 0.9),
            ],
            new { Sizes = sizes, Empty = empty, Weight = weight, Page = page, Launcher = site, Plain = plain, Talk = talk });
    }

    private static string Line(string name, Loaded seen) => $"{name,-48}{seen.Painted,10:N0}{seen.Typed,10:N0}{seen.Received,10:N0}";

    private static string Line(string name, Scrolled seen) => $"{name,-48}{seen.Median,10:N1}{seen.P95,10:N1}{seen.Longest,10:N1}{seen.PerSecond,10:N1}";

    private static Loaded Middle(List<Loaded> all) => all.OrderBy(one => one.Typed).ElementAt(all.Count / 2);

    private static Scrolled Middle(List<Scrolled> all) => all.OrderBy(one => one.PerSecond).ElementAt(all.Count / 2);
}
