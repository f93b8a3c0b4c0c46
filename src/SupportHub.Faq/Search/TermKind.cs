namespace SupportHub.Faq.Search;

/// <summary>What a term is of. Each kind of a text counts the same, however many terms it has.</summary>
internal enum TermKind
{
    Word = 0,
    WordPair = 1,
    Piece = 2,
    Han = 3,
    WrittenHan = 4,
    Concept = 5,
    State = 6,
    Stem = 7,
}

/// <summary>A set of kinds, one bit a kind.</summary>
[Flags]
internal enum TermKinds
{
    None = 0,
    Word = 1 << TermKind.Word,
    WordPair = 1 << TermKind.WordPair,
    Piece = 1 << TermKind.Piece,
    Han = 1 << TermKind.Han,
    WrittenHan = 1 << TermKind.WrittenHan,
    Concept = 1 << TermKind.Concept,
    State = 1 << TermKind.State,
    Stem = 1 << TermKind.Stem,
    Text = Word | WordPair | Piece | Han | WrittenHan | State,
}
