using System.Diagnostics;
using System.Text.Json;
using SupportHub.Domain.Contacts;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Sms;

/// <summary>Thousands of numbers in the forms people write them, read by us and by npm's libphonenumber-js 1.13.16 (Google's metadata).</summary>
public class Numbers_as_libphonenumber_reads_them
{
    // Of these area codes the metadata knows single exchanges, or (809, 829, 849) takes exchanges that the plan forbids; we take the whole code and the
    // plan: islands with one carrier, and numbers for machines.
    private static readonly int[] s_byExchange =
        [264, 268, 242, 246, 284, 340, 345, 441, 473, 521, 522, 523, 524, 527, 528, 529, 600, 622, 633, 649, 658, 664, 670, 671, 684, 721, 758, 767, 784, 809, 829, 849, 868, 869, 876, 900, 983];

    private static readonly Func<string, string>[] s_forms =
    [
        n => n, n => $"+1{n}", n => $"1{n}", n => $"+1 {n[..3]} {n[3..6]} {n[6..]}", n => $"({n[..3]}) {n[3..6]}-{n[6..]}", n => $"{n[..3]}.{n[3..6]}.{n[6..]}",
        n => $"{n[..3]}-{n[3..6]}-{n[6..]}", n => $"1-{n[..3]}-{n[3..6]}-{n[6..]}", n => $"{n[..3]} {n[3..]}", n => $"({n[..3]}){n[3..6]} {n[6..]} ext. 5", n => $"{n[..3]}-{n[3..6]}-{n[6..]} x12",
        n => $"  {n[..3]}/{n[3..6]}-{n[6..]} ", n => string.Concat(n.Select(c => (char)(c - '0' + '０'))), n => $"＋１（{n[..3]}）{n[3..6]}－{n[6..]}", n => $"+1 ({n[..3]}) {n[3..6]}\u2011{n[6..]}",
    ];

    private static readonly Func<string, string>[] s_wrong =
        [n => n[1..], n => n + "0", n => $"2{n}", n => $"+44{n}", n => $"+52 {n[..3]} {n[3..6]} {n[6..]}", n => $"+{n}", n => $"{n[..3]}-{n[3..6]}"];

    [Fact]
    public async Task Every_area_code_in_every_written_form()
    {
        var random = new Random(20261122);
        string[] written =
        [
            .. Enumerable.Range(0, 1000).Except(s_byExchange).SelectMany(area => s_forms
                .OrderBy(_ => random.Next()).Take(5).Concat(s_wrong.OrderBy(_ => random.Next()).Take(1)).Select(form => form($"{area:000}{random.Next(10_000_000):0000000}"))),
        ];

        var theirs = await Read(written);

        written.Length.ShouldBeGreaterThan(5000);
        theirs.Count(number => number is not null).ShouldBeGreaterThan(1500);
        written.Zip(theirs, (w, number) => (w, number, PhoneNumber.ToE164(w))).Where(three => three.number != three.Item3).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<string?>> Read(string[] written)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["numbers.mjs"])
        {
            WorkingDirectory = Path.Combine(Checkout.Root, "tests/SupportHub.Web.Tests/Sms/npm"), RedirectStandardInput = true, RedirectStandardOutput = true,
        })!;
        var reading = node.StandardOutput.ReadToEndAsync(TextingClient.Patience);
        foreach (var each in written) await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(each));
        node.StandardInput.Close();
        var lines = (await reading).Split('\n')[..^1];
        lines.Length.ShouldBe(written.Length, "npm ci in tests/SupportHub.Web.Tests/Sms/npm first; deploy/test does it");
        return [.. lines.Select(line => line.Length == 0 ? null : line)];
    }
}
