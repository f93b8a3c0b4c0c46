using SupportHub.Chaos.Faults;
using SupportHub.Chaos.Ledgers;
using SupportHub.StandIns.Twilio;

namespace SupportHub.Chaos.Traffic;

/// <summary>All who write and read: chat clients, phones and the people at the desk.</summary>
internal sealed class Everybody : IAsyncDisposable
{
    private readonly TrafficOptions _options;
    private readonly Desk _desk;
    private readonly Random _random;
    private readonly CancellationTokenSource _writing = new();
    private readonly CancellationTokenSource _living = new();
    private Task[] _writers = [];
    private Task[] _lives = [];

    public Everybody(TrafficOptions options, Uri hub, TwilioStandIn twilio, Desk desk, ClientLedger ledger, Recovery recovery, Random random)
    {
        (_options, _desk, _random) = (options, desk, random);
        Chats = [.. Enumerable.Range(1, options.Chats).Select(i => new ChatClient($"chat-{i:00}", hub, ledger, recovery, new(random.Next())))];
        // 555-01xx numbers belong to nobody.
        Phones = [.. Enumerable.Range(0, options.Phones).Select(i => new Phone($"+1415555{100 + i:0000}", twilio, ledger, recovery, new(random.Next())))];
    }

    public IReadOnlyList<ChatClient> Chats { get; }

    public IReadOnlyList<Phone> Phones { get; }

    public void Begin()
    {
        _lives = [.. Chats.Select(chat => chat.LiveAsync(_living.Token))];
        _writers =
        [
            .. Chats.Select(chat => EveryAsync(_options.EveryChat, _ =>
            {
                chat.Write();
                return Task.CompletedTask;
            })),
            .. Phones.Select(phone => EveryAsync(_options.EveryText, phone.WriteAsync)),
            EveryAsync(_options.EveryAct, _desk.ActAsync),
        ];
    }

    /// <summary>Waits for the work, unless somebody of ours fails at what they do: then the run is worth nothing and ends with that fault.</summary>
    public async Task OrFails(Task work) => await await Task.WhenAny([work, .. _lives, .. _writers]);

    /// <summary>Nobody writes anything new; what is written still goes out, and everybody goes on reading.</summary>
    public async Task StopWritingAsync()
    {
        await _writing.CancelAsync();
        await Task.WhenAll(_writers);
    }

    /// <summary>The texts that Twilio gave up are posted once more.</summary>
    public async Task<bool> PostGivenUpAsync(CancellationToken ct)
    {
        var posted = await Task.WhenAll(Phones.SelectMany(phone => phone.Unacknowledged.Select(text => phone.DeliverAsync(text, ct))));
        return posted.All(taken => taken);
    }

    public async ValueTask DisposeAsync()
    {
        await StopWritingAsync();
        await _living.CancelAsync();
        await Task.WhenAll(_lives);
        foreach (var chat in Chats) chat.Dispose();
        await _desk.DisposeAsync();
        _writing.Dispose();
        _living.Dispose();
    }

    // Everybody begins at another moment, and no two keep step.
    private Task EveryAsync(TimeSpan time, Func<CancellationToken, Task> act)
    {
        var random = new Random(_random.Next());
        return Task.Run(async () =>
        {
            try
            {
                await Task.Delay(time * random.NextDouble(), _writing.Token);
                while (true)
                {
                    await act(_writing.Token);
                    await Task.Delay(time * (0.5 + random.NextDouble()), _writing.Token);
                }
            }
            catch (OperationCanceledException) when (_writing.IsCancellationRequested)
            {
                // Enough was written.
            }
        });
    }
}
