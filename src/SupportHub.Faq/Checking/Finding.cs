namespace SupportHub.Faq.Checking;

/// <summary>Something a writer should look at: the file relative to the content folder and the line, from 1. A warning is left to the writer's judgement.</summary>
public sealed record Finding(string File, int Line, bool IsWarning, string Message)
{
    public override string ToString() => $"{File}:{Line}: {(IsWarning ? "warning" : "fault")}: {Message}";
}
