using SupportHub.Domain.Languages;
using SupportHub.Domain.Messages;
using SupportHub.Faq.Content;

namespace SupportHub.Faq.Checking;

/// <summary>
/// Checks that a reader of the phrases knows when each is said and which are written ahead of the program, and that each fits a text message.
/// A key that ends in <c>-chat</c>, or has a twin that ends in <c>-text</c>, is for the chat only.
/// </summary>
internal static class PhraseCheck
{
    private const string NotYet = "Not said yet.";

    public static void Run(Phrases phrases, List<Finding> findings)
    {
        foreach (var note in phrases.Notes)
        {
            var (said, ahead) = (PhraseKeys.All.Contains(note.Key), note.When.StartsWith(NotYet, StringComparison.Ordinal));
            if (note.When.Length == 0) Fault(note, "has no line that starts with > and says when it is said");
            else if (said && ahead) Fault(note, $"is said by the program, and its line says \"{NotYet}\"");
            else if (!said && !ahead) Fault(note, $"is said nowhere in the program; its line must begin with \"{NotYet}\"");
            if (!phrases.Keys.Contains(note.Key) || note.Key.EndsWith("-chat", StringComparison.Ordinal) || phrases.Keys.Contains(note.Key + "-text")) continue;
            foreach (var language in LanguageCodes.All)
            {
                if (SmsText.Measure(phrases.Raw(note.Key, language)) is { Segments: > AnswerCheck.MostSegments } size)
                    Fault(note, $"takes {size.Segments} segments as a text in {language}; at most {AnswerCheck.MostSegments}");
            }
        }

        void Fault(PhraseNote note, string message) => findings.Add(new(note.File, note.Line, false, $"\"{note.Key}\" {message}"));
    }
}
