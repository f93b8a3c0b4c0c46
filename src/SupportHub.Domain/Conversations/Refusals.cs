namespace SupportHub.Domain.Conversations;

/// <summary>Why a conversation's rules say no. Screens translate the codes.</summary>
public static class Refusals
{
    public static readonly Refusal NotThere = new("not-there");
    public static readonly Refusal NotHandedOff = new("not-handed-off");
    public static readonly Refusal AlreadyResolved = new("already-resolved");
    public static readonly Refusal NotTheBotsTurn = new("not-the-bots-turn");
    public static readonly Refusal EmptyText = new("empty-text");
    public static readonly Refusal TooLong = new("too-long");
    public static readonly Refusal SensitiveNumber = new("sensitive-number");
    public static readonly Refusal TooManyFiles = new("too-many-files");
    public static readonly Refusal OptedOut = new("opted-out");
    public static readonly Refusal UnknownMessage = new("unknown-message");
    public static readonly Refusal OtherCaseLinked = new("other-case-linked");
    public static readonly Refusal NoCase = new("no-case");
    public static readonly Refusal CannotBeAnswered = new("cannot-be-answered");
    public static readonly Refusal GoesOnElsewhere = new("goes-on-elsewhere");
    public static readonly Refusal Erased = new("erased");
}
