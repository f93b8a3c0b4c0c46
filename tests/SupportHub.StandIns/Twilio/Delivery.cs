using System.Globalization;

namespace SupportHub.StandIns.Twilio;

/// <summary>Carries accepted texts to the phone and tells the hub: sent, then delivered or undelivered.</summary>
public sealed class Delivery(TwilioStandInOptions options, Ledger ledger, Webhooks webhooks, Faults faults, TimeProvider time)
{
    /// <summary>Lets a text leave; its callbacks go out in the order that was asked for.</summary>
    internal async Task Carry(string sid, bool arrives, CancellationToken ct)
    {
        string[] statuses = ["sent", arrives ? "delivered" : "undelivered"];
        foreach (var status in faults.Callbacks == CallbackMode.Reversed ? statuses.Reverse() : statuses)
        {
            await Task.Delay(options.Pace, time, ct);
            await Report(sid, status, status == "undelivered" ? 30003 : null, ct);
            if (faults.Callbacks == CallbackMode.Repeated)
                await Report(sid, status, status == "undelivered" ? 30003 : null, ct);
        }
    }

    /// <summary>One status of one text: into the ledger, and to its StatusCallback, signed. Null: it has none, or is gone.</summary>
    public async Task<WebhookReply?> Report(string sid, string status, int? errorCode = null, CancellationToken ct = default)
    {
        var now = time.GetUtcNow();
        var text = ledger.Change(sid, message => message with { Status = status, ErrorCode = errorCode, UpdatedAt = now, SentAt = message.SentAt ?? now });
        return text?.StatusCallback is { } url ? await webhooks.Post(url, Form(text, now), Guid.CreateVersion7(now).ToString(), ct: ct) : null;
    }

    private List<KeyValuePair<string, string>> Form(TextMessage text, DateTimeOffset now)
    {
        List<KeyValuePair<string, string>> form =
        [
            new("SmsSid", text.Sid), new("SmsStatus", text.Status), new("MessageStatus", text.Status), new("To", text.To),
            new("MessageSid", text.Sid), new("AccountSid", options.AccountSid), new("From", text.From), new("ApiVersion", "2010-04-01"),
        ];
        if (text.Status is "delivered" or "undelivered")
            form.Add(new("RawDlrDoneDate", now.ToString("yyMMddHHmm", CultureInfo.InvariantCulture)));
        if (text.ErrorCode is { } code)
            form.Add(new("ErrorCode", code.ToString(CultureInfo.InvariantCulture)));
        return form;
    }
}
