using System.Text.Json;

namespace SupportHub.Store.Work;

/// <summary>
/// Work to do once. <see cref="Attempts"/> counts the tries before this one: above zero, an earlier try may have had its effect and died
/// before it could say so. <see cref="Payload"/> is JSON in camelCase.
/// </summary>
public sealed record WorkItem(long Id, string Kind, Guid ConversationId, JsonElement Payload, int Attempts)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new StorableTextConverter() } };
}

/// <summary>
/// Does the work of one kind. Throwing means: again later, and after some tries parked for a person. Called for one conversation's items
/// in their order, one at a time; it may be called again for an item whose earlier try was cut off.
/// </summary>
public interface IWorkHandler
{
    string Kind { get; }

    Task Handle(WorkItem item, CancellationToken ct);
}

/// <summary>Thrown by a handler when trying again cannot help: the item is parked at once, with this reason (no personal data in it).</summary>
public sealed class CannotBeDone(string reason) : Exception(reason);
