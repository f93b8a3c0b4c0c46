using System.Globalization;

namespace SupportHub.StandIns.Twilio;

/// <summary>Carries accepted texts to the phone and tells the hub: queued and sending for a service, then sent, then delivered or not.</summary>
public sealed class Delivery(TwilioStandInOptions options, Ledger ledger, Webhooks webhooks, Faults faults, TimeProvider time)
{
    /// <summary>Lets a text leave when its turn comes; its callbacks go out in the order that was asked for.</summary>
    internal async Task Carry(string sid, TimeSpan wait, int? failure, CancellationToken ct)
    {
        if (ledger.Find(sid) is not { } text)
            return;
        await Task.Delay(wait, time, ct);
        if (ledger.Find(sid) is { SendAt: not null, Status: "canceled" })
            return;
        var steps = Steps(text, wait, failure);
        foreach (var (status, code) in faults.Callbacks == CallbackMode.Reversed ? steps.Reverse() : steps)
        {
            await Task.Delay(options.Pace, time, ct);
            await Report(sid, status, code, ct);
            if (faults.Callbacks == CallbackMode.Repeated)
                await Report(sid, status, code, ct);
        }
    }

    /// <summary>One status of one text: into the ledger, and to its StatusCallback, signed. Null: it has none, is gone, or goes late.</summary>
    public async Task<WebhookReply?> Report(string sid, string status, int? errorCode = null, CancellationToken ct = default)
    {
        var now = time.GetUtcNow();
        var text = ledger.Change(sid, message => message with
        {
            Status = status, ErrorCode = errorCode, UpdatedAt = now, SentAt = status is "sent" or "delivered" or "undelivered" ? message.SentAt ?? now : message.SentAt,
        });
        if (text?.StatusCallback is not { } url)
            return null;
        var (form, token) = (Form(text, now), Guid.CreateVersion7(now).ToString());
        if (faults.Callbacks != CallbackMode.Late)
            return await webhooks.Post(url, form, token, ct: ct);
        faults.Keep(() => webhooks.Post(url, form, token));
        return null;
    }

    /// <summary>The statuses that are told of: never the first one, which the answer to the request has told.</summary>
    private static (string Status, int? Code)[] Steps(TextMessage text, TimeSpan wait, int? failure)
    {
        (string, int?)[] leaves = text.MessagingServiceSid is null ? [] : [("queued", null), ("sending", null)];
        return wait > text.ValidityPeriod ? [.. leaves, ("failed", 30036)]
            : failure is 14107 or 30001 ? [("failed", failure)]
            : [.. leaves, ("sent", null), failure is null ? ("delivered", null) : ("undelivered", failure)];
    }

    private List<KeyValuePair<string, string>> Form(TextMessage text, DateTimeOffset now)
    {
        List<KeyValuePair<string, string>> form =
        [
            new("SmsSid", text.Sid), new("SmsStatus", text.Status), new("MessageStatus", text.Status), new("To", text.To),
            new("MessageSid", text.Sid), new("AccountSid", options.AccountSid), new("From", text.From), new("ApiVersion", "2010-04-01"),
        ];
        if (text.MessagingServiceSid is { } service)
            form.Add(new("MessagingServiceSid", service));
        if (text.Status is "delivered" or "undelivered")
            form.Add(new("RawDlrDoneDate", now.ToString("yyMMddHHmm", CultureInfo.InvariantCulture)));
        if (text.ErrorCode is { } code)
            form.Add(new("ErrorCode", code.ToString(CultureInfo.InvariantCulture)));
        return form;
    }
}
