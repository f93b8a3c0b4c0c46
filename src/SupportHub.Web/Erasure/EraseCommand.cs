using System.Globalization;
using SupportHub.Domain.Contacts;
using SupportHub.Store.Erasure;
using SupportHub.Store.Records;
using SupportHub.Web.Inbox;

namespace SupportHub.Web.Erasure;

/// <summary><c>erase</c>: one person out of everything that is kept; and after a restore everybody who was erased before.</summary>
internal static class EraseCommand
{
    private const string Usage = """
        erase --phone NUMBER --reason "WHY"    erases the client who texts from this number
        erase --contact ID --reason "WHY"      erases a client by the id in the address of their erase page
        erase --list                           who was erased: id, time, by whom, why; keep it beside the backups
        erase --again [LIST]                   after a restore: erases everybody on the database's list, and on one that was kept
        It cannot be undone. The reason is kept for ever: no names, no numbers.
        """;

    /// <returns>The program's exit status: 0 done, 1 refused, 2 not understood.</returns>
    public static async Task<int> Run(IServiceProvider services, string[] words, TextWriter output, TextWriter errors)
    {
        var eraser = services.GetRequiredService<Eraser>();
        switch (words)
        {
            case ["--phone", var phone, "--reason", var reason]:
                return await services.GetRequiredService<ContactBook>().EverybodyOn(PhoneNumber.ToE164(phone) ?? phone, CancellationToken.None) switch
                {
                    [] => await Erase(Guid.Empty, reason),
                    [var one] => await Erase(one, reason),
                    var several => await Refuse($"Several people write from this number. Erase each whom it concerns by --contact: {string.Join(", ", several)}"),
                };
            case ["--contact", var id, "--reason", var reason] when Guid.TryParse(id, out var contact):
                return await Erase(contact, reason);
            case ["--list"]:
                foreach (var person in await eraser.All(CancellationToken.None)) await output.WriteLineAsync(ErasureList.Line(person));
                return 0;
            case ["--again"]:
                return await Again([]);
            case ["--again", var file] when File.Exists(file):
                return await ErasureList.Read(file) is { } list ? await Again(list) : await Refuse($"{file} is not a list that erase --list wrote. Nothing was done.");
            default:
                await errors.WriteLineAsync(Usage);
                return 2;
        }

        async Task<int> Erase(Guid contact, string reason)
        {
            var result = await eraser.Erase(contact, by: null, reason, CancellationToken.None);
            if (result.Refusal is { } refusal) return await Refuse(services.GetRequiredService<DeskWords>().Refused(refusal));
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Erased: {result.Conversations} conversations, {result.Cases} cases."));
            return 0;
        }

        async Task<int> Again(IReadOnlyList<ErasedPerson> list)
        {
            var results = await eraser.Again(list, CancellationToken.None);
            if (results.FirstOrDefault(result => result.Refusal is not null) is { Refusal: { } refusal })
                return await Refuse(services.GetRequiredService<DeskWords>().Refused(refusal));
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Erased again: {results.Count} people."));
            return 0;
        }

        async Task<int> Refuse(string sentence)
        {
            await errors.WriteLineAsync(sentence);
            return 1;
        }
    }
}
