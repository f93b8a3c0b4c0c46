using SupportHub.Domain;
using SupportHub.Web.Access;

namespace SupportHub.Web.Liaison;

/// <summary>The county takes an escalation on.</summary>
public sealed class AcknowledgeEscalation(CaseDoor door, TimeProvider clock)
{
    public Task<Refusal?> Run(Guid caseId, Staff liaison, CancellationToken ct) =>
        door.Act(caseId, liaison, c => c.Acknowledge(liaison.Id, clock.GetUtcNow()), ct);
}
