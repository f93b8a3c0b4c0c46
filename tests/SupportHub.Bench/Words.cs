namespace SupportHub.Bench;

internal static class Words
{
    /// <summary>A usual message, 115 characters; the same in every way that is measured.</summary>
    public const string Message = "I sent the papers you asked for last week and nobody called me back yet. Is my interview still on Thursday at nine?";
}
