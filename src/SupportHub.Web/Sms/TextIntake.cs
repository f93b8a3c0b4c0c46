using SupportHub.Store.Records;
using SupportHub.Web.Conversations;

namespace SupportHub.Web.Sms;

/// <summary>Takes a text in, whichever way it came from Twilio.</summary>
internal sealed partial class TextIntake(MessageIntake intake, HubNumbers numbers, SenderTurns turns, ILogger<TextIntake> logger)
{
    public async Task<Receipt> Take(TwilioMessage message, CancellationToken ct)
    {
        var receipt = await turns.Run(message.From, async () => await intake.Receive(message.ToInbound(await numbers.ByNumber(message.To, ct)), ct));
        Log.Taken(logger, receipt.ConversationId, receipt.MessageId, receipt.Duplicate);
        return receipt;
    }

    private static partial class Log
    {
        [LoggerMessage(7001, LogLevel.Information, "Text taken: conversation {ConversationId}, message {MessageId}, known before: {Duplicate}")]
        public static partial void Taken(ILogger logger, Guid conversationId, Guid messageId, bool duplicate);
    }
}
