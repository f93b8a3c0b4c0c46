namespace SupportHub.Faq.Evaluation;

/// <summary>A file that somebody handed in cannot be read as what it should be; the message names the file and the line, from 1.</summary>
public sealed class BadInputException(string file, int line, string message) : Exception($"{file}:{line}: {message}");
