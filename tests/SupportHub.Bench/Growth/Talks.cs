using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;

namespace SupportHub.Bench.Growth;

/// <summary>
/// Talks as they come to a desk: evenly over the time, by text or chat, in three languages, a quarter of them from people who wrote before.
/// The same ones for the same number.
/// </summary>
internal sealed class Talks(int count, DateTimeOffset end)
{
    /// <summary>A busy desk: so the open ones at the end are about as many at any size.</summary>
    private static readonly TimeSpan s_apart = TimeSpan.FromMinutes(1);

    private const int MostRemembered = 5000;

    private readonly Queue<(Client Client, DateTimeOffset Until)> _earlier = new();
    private int _clients;

    public IEnumerable<(Talk Talk, bool NewClient)> All()
    {
        for (var number = 0; number < count; number++)
        {
            // By how long ago it was: a short log is a long one's end, with the same talks still open.
            var random = new Random(count - number);
            var start = end - s_apart * (count - number);
            var again = random.Next(4) == 0 && _earlier.TryPeek(out var known) && known.Until < start;
            var client = again ? _earlier.Dequeue().Client : New(random, start);
            var talk = new Talk(random, number, client, start, end);
            // Who was helped to the end may come again, with a new talk; an open talk would go on instead.
            if (talk.Conversation.State.IsResolved && _earlier.Count < MostRemembered)
                _earlier.Enqueue((client, talk.Conversation.Appends[^1].At));
            yield return (talk, !again);
        }
    }

    private Client New(Random random, DateTimeOffset since) => new(
        Guid.CreateVersion7(since), ++_clients, random.Next(100) < 55 ? Channel.Sms : Channel.WebChat,
        random.Next(100) switch { < 65 => Language.English, < 93 => Language.Spanish, _ => Language.Cantonese }, since);
}
