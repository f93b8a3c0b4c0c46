using SupportHub.Domain.Languages;
using SupportHub.Domain.Messages;

namespace SupportHub.Faq.Checking;

/// <summary>What a check found, and what it counted on the way.</summary>
public sealed record Checked(IReadOnlyList<Finding> Findings, ContentFigures Figures);

/// <summary>The counts of a content folder, for the people who write it.</summary>
/// <param name="Asked">A line a topic and language.</param>
/// <param name="Texts">A line a text-message answer.</param>
/// <param name="Examples">What is no question of ours, a line a kind and language.</param>
/// <param name="Reviewed">How many topics a named native speaker has read; a language without one is left out.</param>
public sealed record ContentFigures(
    IReadOnlyList<VariantFigures> Asked, IReadOnlyList<TextFigures> Texts, IReadOnlyList<ExampleCount> Examples, IReadOnlyDictionary<Language, int> Reviewed);

/// <summary>The ways of asking of a topic in a language.</summary>
/// <param name="Topic">The topic's id.</param>
/// <param name="Language">The language.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Apart">The share of pairs that have no content word in common, 0 to 1.</param>
/// <param name="OnePattern">How many of them differ from two others in one word only.</param>
public sealed record VariantFigures(string Topic, Language Language, int Count, double Apart, int OnePattern);

/// <summary>What a text-message answer costs. <see cref="Where"/> is as in the topic's file: empty, a state, a county.</summary>
public sealed record TextFigures(string Topic, Language Language, string Where, SmsSize Size);

/// <summary>How many examples of a kind a language has.</summary>
public sealed record ExampleCount(string Kind, Language Language, int Count);
