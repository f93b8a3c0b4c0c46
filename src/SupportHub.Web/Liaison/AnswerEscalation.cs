using SupportHub.Domain;
using SupportHub.Web.Access;

namespace SupportHub.Web.Liaison;

/// <summary>The county answers; the client is told in these words.</summary>
public sealed class AnswerEscalation(CaseDoor door, TimeProvider clock)
{
    public Task<Refusal?> Run(Guid caseId, string text, Staff liaison, CancellationToken ct) =>
        door.Act(caseId, liaison, c => c.Answer(text, liaison.Id, clock.GetUtcNow()), ct);
}
