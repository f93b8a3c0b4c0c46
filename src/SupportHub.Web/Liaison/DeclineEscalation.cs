using SupportHub.Domain;
using SupportHub.Web.Access;

namespace SupportHub.Web.Liaison;

/// <summary>The county says it cannot help with this, and why. The desk reads why; the client hears that the desk goes on.</summary>
public sealed class DeclineEscalation(CaseDoor door, TimeProvider clock)
{
    public Task<Refusal?> Run(Guid caseId, string why, Staff liaison, CancellationToken ct) =>
        door.Act(caseId, liaison, c => c.Decline(why, liaison.Id, clock.GetUtcNow()), ct);
}
