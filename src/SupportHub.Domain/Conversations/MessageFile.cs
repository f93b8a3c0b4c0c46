namespace SupportHub.Domain.Conversations;

/// <summary>A photo or paper that came with a client's message. Its bytes and where it stands are kept beside the log, under <see cref="FileId"/>.</summary>
/// <param name="FileId">Ours.</param>
/// <param name="Name">As the client's phone calls it; null when it said none. Personal: people name files after people.</param>
/// <param name="DeclaredType">What the sender says it is; never relied on.</param>
public sealed record MessageFile(Guid FileId, string? Name, string? DeclaredType)
{
    /// <summary>The most files of one message: as many as a picture message of a phone carries.</summary>
    public const int Most = 10;
}

// Stored by number: add at the end, never renumber.

/// <summary>What a file is, by its content.</summary>
public enum FileKind
{
    /// <summary>A picture that was decoded and written anew: it is shown.</summary>
    Photo = 0,

    /// <summary>Kept as it came, without its metadata where that can be cut out; only to download.</summary>
    Document = 1,
}

/// <summary>Why a file was not kept.</summary>
public enum FileFault
{
    TooBig = 0,

    /// <summary>Neither a photo nor a PDF.</summary>
    WrongKind = 1,

    /// <summary>It cannot be opened, or is more than it says it is.</summary>
    Damaged = 2,

    /// <summary>The scanner found something.</summary>
    Unsafe = 3,

    /// <summary>The carrier does not have it (any more).</summary>
    NotThere = 4,
}
