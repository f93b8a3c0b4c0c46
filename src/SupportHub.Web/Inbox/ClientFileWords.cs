using System.Globalization;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Records;

namespace SupportHub.Web.Inbox;

/// <summary>What staff read of a client's photo or paper.</summary>
public static class ClientFileWords
{
    public static string FileName(this DeskWords words, ClientFile file) =>
        file.Name ?? (file.State == FileState.Refused ? words["File"] : file.Kind == FileKind.Document ? words["Document"] : words["Picture"]);

    public static string FileSize(this DeskWords words, int bytes) => bytes >= 1024 * 1024
        ? words["{0} MB", (bytes / (1024d * 1024)).ToString("0.#", CultureInfo.CurrentCulture)]
        : words["{0} KB", Math.Max(1, bytes / 1024).ToString("N0", CultureInfo.CurrentCulture)];

    public static string FileStanding(this DeskWords words, ClientFile file) => file switch
    {
        { State: FileState.Waiting, Fetched: false } => words["waiting to be fetched from the phone company"],
        { State: FileState.Waiting } => words["waiting to be checked"],
        { Fault: FileFault.TooBig } => words["refused: it is too big"],
        { Fault: FileFault.WrongKind } => words["refused: it is neither a photo nor a PDF"],
        { Fault: FileFault.Unsafe } => words["refused: the scanner found something in it"],
        { Fault: FileFault.NotThere } => words["refused: the phone company does not have it"],
        _ => words["refused: it cannot be opened"],
    };
}
