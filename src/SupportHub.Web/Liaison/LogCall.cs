using SupportHub.Domain;
using SupportHub.Domain.Cases;
using SupportHub.Web.Access;

namespace SupportHub.Web.Liaison;

/// <summary>The county called the client; what came of it.</summary>
public sealed class LogCall(CaseDoor door, TimeProvider clock)
{
    public Task<Refusal?> Run(Guid caseId, CallOutcome outcome, Staff liaison, CancellationToken ct) =>
        door.Act(caseId, liaison, c => c.LogCall(outcome, liaison.Id, clock.GetUtcNow()), ct);
}
