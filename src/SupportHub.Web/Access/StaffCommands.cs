using SupportHub.Domain;

namespace SupportHub.Web.Access;

/// <summary>Staff accounts from the command line: for the first one, and for the day nobody can sign in any more.</summary>
internal static class StaffCommands
{
    private const string Usage = """
        staff add NAME --role ROLE [--role ROLE]… [--county FIPS]… [--name "DISPLAY NAME"]
        staff link NAME       ends the password, prints a link to choose a new one
        staff off NAME        switches the account off and ends its sessions
        staff on NAME         switches it on again
        Roles: agent, supervisor, liaison (needs a county), editor, admin.
        """;

    /// <returns>The program's exit status: 0 done, 1 refused, 2 not understood.</returns>
    public static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output, TextWriter errors)
    {
        var staff = services.GetRequiredService<StaffDirectory>();
        switch (args)
        {
            case ["add", var name, .. var rest] when Draft(name, rest) is { } draft:
                var added = await staff.Add(draft, by: null, CancellationToken.None);
                return added.Refusal is { } refusal ? Say(refusal) : await Link(added.Events[0]);
            case ["link", var name] when await Find(name) is { } id:
                return await Link(id);
            case ["off", var name] when await Find(name) is { } id:
                return Done(await staff.Disable(id, by: null, CancellationToken.None), $"{name} is switched off.");
            case ["on", var name] when await Find(name) is { } id:
                return Done(await staff.Enable(id, by: null, CancellationToken.None), $"{name} is switched on.");
            case ["link" or "off" or "on", var name]:
                await errors.WriteLineAsync($"There is no account {name}.");
                return 1;
            default:
                await errors.WriteLineAsync(Usage);
                return 2;
        }

        async Task<Guid?> Find(string name) =>
            (await staff.All(CancellationToken.None)).FirstOrDefault(row => string.Equals(row.SignInName, name, StringComparison.OrdinalIgnoreCase))?.Id;

        async Task<int> Link(Guid id)
        {
            var link = await staff.Reset(id, by: null, CancellationToken.None);
            var address = services.GetRequiredService<PublicAddress>();
            return Done(link, link.Refusal is null ? $"Choose the password here, once, within {StaffDirectory.LinkLifetime.TotalHours:0} hours:\n  {address.Of(link.Events[0])}" : "");
        }

        int Done<T>(Decision<T> decision, string said)
        {
            if (decision.Refusal is { } refusal)
                return Say(refusal);
            output.WriteLine(said);
            return 0;
        }

        int Say(Refusal refusal)
        {
            errors.WriteLine(StaffRefusals.Sentence(refusal.Code));
            return 1;
        }
    }

    private static StaffDraft? Draft(string signInName, string[] options)
    {
        List<string> roles = [], counties = [];
        var name = "";
        if (options.Length % 2 != 0)
            return null;
        foreach (var pair in options.Chunk(2))
        {
            switch (pair)
            {
                case ["--role", var role]: roles.Add(role); break;
                case ["--county", var county]: counties.Add(county); break;
                case ["--name", var display]: name = display; break;
                default: return null;
            }
        }
        return new StaffDraft(signInName, name, roles, counties);
    }
}
