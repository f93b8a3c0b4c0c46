namespace SupportHub.StandIns.Twilio;

/// <summary>How many requests the account may make in each second.</summary>
public sealed class RequestRate(int? perSecond)
{
    private readonly Lock gate = new();
    private long second;
    private int taken;

    public bool Allows(DateTimeOffset now)
    {
        if (perSecond is null)
            return true;
        lock (gate)
        {
            if (second != now.ToUnixTimeSeconds())
                (second, taken) = (now.ToUnixTimeSeconds(), 0);
            return ++taken <= perSecond;
        }
    }
}
