using System.Collections.Concurrent;
using System.Xml;
using System.Xml.Linq;
using SupportHub.StandIns.Phone;

namespace SupportHub.StandIns.Twilio;

/// <summary>
/// A pretend Twilio that speaks the real wire: the REST API, signed webhooks, status callbacks, opt-outs and faults on demand.
/// Runs as a program of its own in the demo and inside the process of tests and load runs.
/// </summary>
public sealed class TwilioStandIn : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly CancellationTokenSource stopping = new();
    private readonly Webhooks webhooks;
    private readonly ConcurrentQueue<Func<TextMessage?>> late = new();
    private readonly SenderQueues queues;
    private readonly LoopGuard loops = new();

    private TwilioStandIn(TwilioStandInOptions options, WebApplication app)
    {
        (Options, this.app) = (options, app);
        Ledger = new Ledger(options.LedgerFile);
        webhooks = new Webhooks(options);
        queues = new SenderQueues(options.SegmentsPerSecond);
        Delivery = new Delivery(options, Ledger, webhooks, Faults, TimeProvider.System);
        foreach (var text in Ledger.Received)
            OptOuts.Apply(text.Keyword, text.To, text.From);
    }

    public TwilioStandInOptions Options { get; }

    /// <summary>The base address for <c>Twilio:BaseAddress</c> of the hub.</summary>
    public Uri Address => new(app.Urls.First());

    public Ledger Ledger { get; }

    public Faults Faults { get; } = new();

    public OptOuts OptOuts { get; } = new();

    public Delivery Delivery { get; }

    /// <summary>How the phones can be reached.</summary>
    public Receptions Receptions { get; } = new();

    /// <summary>Cancelled when the stand-in ends: what is still on its way is dropped and open pages are let go.</summary>
    public CancellationToken Stopping => stopping.Token;

    public HubAddress? Hub
    {
        get => webhooks.Hub;
        set => webhooks.Hub = value;
    }

    public static async Task<TwilioStandIn> Start(TwilioStandInOptions options, HubAddress? hub = null, CancellationToken ct = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls($"http://127.0.0.1:{options.Port}");
        var app = builder.Build();
        var twilio = new TwilioStandIn(options, app) { Hub = hub };
        app.MapMessagesApi(twilio);
        app.MapMediaRecords(twilio);
        app.MapMediaBytes(twilio);
        app.MapControl(twilio);
        if (options.Phones.Count > 0)
            app.MapPocketPhone(twilio);
        app.Lifetime.ApplicationStopping.Register(twilio.stopping.Cancel);
        await app.StartAsync(ct);
        // What an earlier run took and did not deliver before it was killed.
        foreach (var text in twilio.Ledger.Sent.Where(text => text.Status is "accepted" or "scheduled" or "queued" or "sending" or "sent"))
            twilio.Carry(text, TimeSpan.Zero, null);
        return twilio;
    }

    /// <summary>A phone texts one of the account's numbers: the webhook is posted and its answer acted on.</summary>
    public async Task<(TextMessage Text, WebhookReply Reply)> TextIn(string from, string to, string body, CancellationToken ct = default, params IReadOnlyList<TextMedia> media)
    {
        var text = Written(from, to, body, media);
        return (text, Faults.TakeLostWebhook() ? new(0, null, "") : await Deliver(text, ct));
    }

    /// <summary>A phone's text as the account has it before the hub hears of it: <see cref="Deliver"/> is for whoever wrote it to call.</summary>
    public TextMessage Written(string from, string to, string body, params IReadOnlyList<TextMedia> media)
    {
        var now = DateTimeOffset.UtcNow;
        var text = Ledger.Add(new TextMessage(NewSid(now, media.Count > 0), TextMessage.Inbound, from, to, body, now)
        {
            Status = "received",
            Keyword = OptOuts.TypeOf(to, from, body),
            IdempotencyToken = Guid.CreateVersion7(now).ToString(),
            Media = media,
            MessagingServiceSid = Options.AdvancedOptOut ? Options.ServiceSid : null,
        });
        loops.Wrote(to, from);
        if (OptOuts.Apply(text.Keyword, to, from) is { } confirmation)
            Say(to, from, confirmation);
        return text;
    }

    /// <summary>Posts the webhook of an inbound text, the first time or again (Twilio repeats when a connection fails).</summary>
    public async Task<WebhookReply> Deliver(TextMessage text, CancellationToken ct = default)
    {
        var reply = await Post(Hub!.Messages, InboundForm.Of(text, Options, Address.ToString().TrimEnd('/')), text.IdempotencyToken, ct: ct);
        var error = reply.Status is >= 200 and < 300 ? SayReplies(text, reply) : 11200;
        if (error != text.ErrorCode)
            Ledger.Change(text.Sid, message => message with { ErrorCode = error });
        return reply;
    }

    /// <summary>Posts any form to any of the hub's webhooks, signed rightly, wrongly or not at all.</summary>
    public Task<WebhookReply> Post(string url, IReadOnlyList<KeyValuePair<string, string>> form, string? idempotencyToken = null, string? signature = null, CancellationToken ct = default) =>
        webhooks.Post(url, form, idempotencyToken, signature, ct);

    public async Task WaitForShutdown() => await app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        webhooks.Dispose();
        Ledger.Dispose();
        stopping.Dispose();
    }

    /// <summary>What <see cref="Fault.DropThenAccept"/> left on its way is taken now; answers how many texts that were.</summary>
    public int TakeLateTexts()
    {
        var taken = 0;
        for (; late.TryDequeue(out var accept); taken++)
            accept();
        return taken;
    }

    internal void TakeLate(Func<TextMessage?> accept) => late.Enqueue(accept);

    /// <summary>Takes a text that nothing speaks against; null: the sender's queue is full.</summary>
    internal TextMessage? Accept(SendRequest asked, bool arrives)
    {
        var now = DateTimeOffset.UtcNow;
        var text = new TextMessage(NewSid(now, asked.MediaUrls.Count > 0), TextMessage.ByApi, asked.From ?? Sender(asked.To!), asked.To!, asked.Body ?? "", now)
        {
            Status = asked.ScheduleType is not null ? "scheduled" : asked.ServiceSid is not null ? "accepted" : "queued",
            StatusCallback = asked.StatusCallback,
            MessagingServiceSid = asked.ServiceSid,
            SendAt = asked.ScheduleType is null ? null : asked.SendTime,
            ValidityPeriod = TimeSpan.FromSeconds(asked.ValidSeconds ?? 36_000),
            Media = [.. asked.MediaUrls.Select(_ => TextMedia.Of("image/jpeg", []))],
        };
        var turn = queues.Enter(text.From, text.Segments, now);
        if (turn is null && asked.ServiceSid is null)
            return null;
        Ledger.Add(text);
        var failure = turn is null ? 30001 : loops.IsLoop(text.From, text.To, now) ? 14107 : arrives ? Receptions.Failure(text.To) : 30003;
        if (text.From != SendRules.TestSender && Faults.Callbacks != CallbackMode.None)
            Carry(text, (text.SendAt - now ?? TimeSpan.Zero) + (turn ?? TimeSpan.Zero), failure);
        return text;
    }

    // A service keeps to the number that a phone knows it by.
    private string Sender(string to) => Ledger.All.LastOrDefault(text => text.To == to || text.From == to) switch
    {
        null => Options.Numbers[0],
        { Direction: TextMessage.Inbound } known => known.To,
        var known => known.From,
    };

    private void Carry(TextMessage text, TimeSpan wait, int? failure) => _ = Task.Run(() => Delivery.Carry(text.Sid, wait, failure, stopping.Token), stopping.Token);

    private static string NewSid(DateTimeOffset now, bool withMedia = false) => $"{(withMedia ? "MM" : "SM")}{Guid.CreateVersion7(now):N}";

    private void Say(string from, string to, string body)
    {
        var now = DateTimeOffset.UtcNow;
        Ledger.Add(new TextMessage(NewSid(now), TextMessage.Reply, from, to, body, now) { Status = "delivered", SentAt = now });
    }

    private int? SayReplies(TextMessage text, WebhookReply reply)
    {
        if (reply.ContentType is not ("text/xml" or "application/xml"))
            return 12300;
        try
        {
            foreach (var message in XDocument.Parse(reply.Body).Root!.Elements("Message"))
                Say(text.To, text.From, message.Value);
            return null;
        }
        catch (XmlException)
        {
            return 12100;
        }
    }
}
