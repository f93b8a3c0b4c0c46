using Microsoft.AspNetCore.Authorization;

namespace SupportHub.Web.Access;

/// <summary>What a staff member may be. Stored by name in the database: never rename.</summary>
public static class Roles
{
    public const string Agent = "agent";
    public const string Supervisor = "supervisor";
    public const string Liaison = "liaison";
    public const string Editor = "editor";
    public const string Admin = "admin";

    public static IReadOnlyList<string> All { get; } = [Agent, Supervisor, Liaison, Editor, Admin];
}

/// <summary>
/// The policies every staff page, endpoint and hub names. A route that names none falls back to <see cref="Staff"/>, so
/// forgetting one shuts a door instead of opening it.
/// </summary>
public static class Policies
{
    /// <summary>Anybody who is signed in.</summary>
    public const string Staff = "staff";

    /// <summary>The agents' inbox, its conversations and the cases behind them.</summary>
    public const string Inbox = "inbox";

    /// <summary>The board: who waits, who works.</summary>
    public const string Board = "board";

    /// <summary>The county liaisons' portal. What is in it passes <see cref="CountyGate"/> besides.</summary>
    public const string Liaison = "liaison";

    /// <summary>The bot's answers and their sources.</summary>
    public const string Content = "content";

    /// <summary>Staff accounts: adding, scoping, switching off.</summary>
    public const string Accounts = "accounts";

    /// <summary>What works behind the screens: readers, the outbox.</summary>
    public const string Operations = "operations";

    /// <summary>Which web sites carry the chat.</summary>
    public const string Sites = "sites";

    /// <summary>Which numbers clients text, and what each is for.</summary>
    public const string Numbers = "numbers";

    /// <summary>Erasing a client for good.</summary>
    public const string Erasure = "erasure";

    internal static void Add(AuthorizationOptions options)
    {
        var signedIn = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        options.DefaultPolicy = signedIn;
        options.FallbackPolicy = signedIn;
        options.AddPolicy(Staff, signedIn);
        foreach (var (policy, roles) in RolesOf)
            options.AddPolicy(policy, builder => builder.RequireAuthenticatedUser().RequireRole(roles));
    }

    private static readonly (string Policy, string[] Roles)[] RolesOf =
    [
        (Inbox, [Roles.Agent, Roles.Supervisor, Roles.Admin]),
        (Board, [Roles.Supervisor, Roles.Admin]),
        (Liaison, [Roles.Liaison, Roles.Supervisor, Roles.Admin]),
        (Content, [Roles.Editor, Roles.Admin]),
        (Accounts, [Roles.Admin]),
        (Sites, [Roles.Admin]),
        (Numbers, [Roles.Admin]),
        (Erasure, [Roles.Admin]),
        (Operations, [Roles.Admin]),
    ];
}
