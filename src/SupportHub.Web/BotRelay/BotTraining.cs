using SupportHub.Faq.Content;
using SupportHub.Faq.Resolution;
using SupportHub.Web.Setup;

namespace SupportHub.Web.BotRelay;

/// <summary>Trains engines, one at a time, beside everybody else's work.</summary>
public sealed class BotTraining(Func<BotContent, FaqEngine> train) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private FaqEngine? _last;

    /// <summary>The engine of a content. What was trained last is there at once: it is trained before it is published, and swapped in after.</summary>
    public async Task<FaqEngine> Train(BotContent content, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (_last?.Content.Version != content.Version) _last = await QuietThread.Run(() => train(content), ct);
            return _last;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
