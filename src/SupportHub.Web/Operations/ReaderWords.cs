using System.Globalization;
using SupportHub.Store.Readers;
using SupportHub.Web.Inbox;
using SupportHub.Web.Insights;
using SupportHub.Web.Sms.Copies;

namespace SupportHub.Web.Operations;

/// <summary>Readers in words.</summary>
public static class ReaderWords
{
    public static string Reader(this DeskWords words, string name) => name switch
    {
        DailyMeasures.ReaderName => words["The board's daily figures"],
        GapReader.ReaderName => words["The list of questions without an answer"],
        CopyReader.ReaderName => words["When the carrier's copies of texts are due"],
        _ => name,
    };

    /// <summary>How far it is: in events and in time.</summary>
    public static string Standing(this DeskWords words, ReaderState reader, DateTimeOffset now) => reader switch
    {
        { ParkedAt: not null } => words["Stopped"],
        { Behind: 0 } => words["Up to date"],
        _ => words["{0} behind, the oldest {1}", words.Events(reader.Behind), words.Ago(reader.BehindSince ?? now, now)],
    };

    private static string Events(this DeskWords words, int count) => count >= ReaderDesk.MostCounted
        ? words["{0} events or more", ReaderDesk.MostCounted.ToString("N0", CultureInfo.CurrentCulture)]
        : words.Count(count, "1 event", "{0} events");
}
