namespace SupportHub.Web.Access;

/// <summary>What the plain forms before sign-in send: sign-in, the first account, a chosen password.</summary>
internal sealed class AccountForm
{
    public string? SignInName { get; set; }

    public string? Name { get; set; }

    public string? Password { get; set; }
}
