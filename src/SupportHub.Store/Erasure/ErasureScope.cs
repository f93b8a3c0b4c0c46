using SupportHub.Domain;
using SupportHub.Domain.Conversations;

namespace SupportHub.Store.Erasure;

/// <summary>A client as an erasure finds them: what it will take. <see cref="Newest"/> is the conversation that began last.</summary>
public sealed record ErasureScope(Guid ContactId, string? Name, Channel? Channel, string? Address, Guid? Newest, int Conversations, int Cases, int Unsent);

/// <summary>A person who was erased. <see cref="By"/> is null when it was done from the command line.</summary>
public sealed record ErasedPerson(Guid ContactId, DateTimeOffset At, Guid? By, string Reason);

/// <summary>What an erasure came to: how many streams it masked, or why nothing was done.</summary>
public sealed record ErasureResult(int Conversations, int Cases, Refusal? Refusal = null);
