using System.Text.Json;

namespace SupportHub.Store.Work;

/// <summary>Work to do once. <see cref="Attempts"/> counts the tries before this one. <see cref="Payload"/> is JSON in camelCase.</summary>
public sealed record WorkItem(long Id, string Kind, Guid ConversationId, JsonElement Payload, int Attempts)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new StorableTextConverter() } };

    /// <summary>Since when a try may have had its effect without our note of it; null: surely none did.</summary>
    public DateTimeOffset? UnsureSince { get; init; }

    /// <summary>From when on an unsure item is a person's to decide; null: nobody has set it yet.</summary>
    public DateTimeOffset? SettleBy { get; init; }

    /// <summary>How often in a row the other side had nothing of it since the last try.</summary>
    public int Looks { get; init; }

    /// <summary>Held after a restore of the database: it may have been done after the backup was made.</summary>
    public bool Held { get; init; }

    internal WorkStep Step { get; init; }

    /// <summary>The sender whose pace it was counted for; null: it is not paced.</summary>
    internal string? PaceKey { get; init; }

    internal int PaceUnits { get; init; }

    /// <summary>The service that was counted too, whose rate its sender shares.</summary>
    internal string? PaceService { get; init; }

    /// <summary>It was tried, so that what was counted for it stays counted.</summary>
    internal bool Tried { get; set; }

    internal string Holder { get; init; } = "";
}

/// <summary>What a claimed item is claimed for.</summary>
internal enum WorkStep
{
    Do = 0,

    /// <summary>It was parked or held: the handler makes visible that it waits.</summary>
    Tell = 1,

    /// <summary>A person cancelled it: the handler makes that visible, and it is done with.</summary>
    Cancel = 2,
}
