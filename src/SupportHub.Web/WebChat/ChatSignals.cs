using Microsoft.AspNetCore.SignalR;
using SupportHub.Web.Conversations;

namespace SupportHub.Web.WebChat;

/// <summary>Tells the chat pages of this node that a person is writing to them, and how far the desk has read.</summary>
internal sealed partial class ChatSignals(Signals signals, OpenChats open, ChatLog chat, IHubContext<ChatHub, IChatClient> pages, ILogger<ChatSignals> logger)
    : IHostedService
{
    private IDisposable? _subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = signals.Subscribe(signal => _ = Pass(signal));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        return Task.CompletedTask;
    }

    private async Task Pass(Signal signal)
    {
        if (signal.Kind == SignalKind.ClientWriting || open.ContactOf(signal.Conversation) is not { } contact) return;
        try
        {
            var page = pages.Clients.Group(OpenChats.Group(contact));
            if (signal.Kind == SignalKind.DeskRead) await page.Read(new(signal.Conversation, signal.Position));
            else await page.Writing(signal.Agent is { } agent ? await chat.NameOf(agent, CancellationToken.None) : null);
        }
        catch (Exception fault)
        {
            Log.NotPassed(logger, fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3302, LogLevel.Debug, "A signal did not reach a chat page")]
        public static partial void NotPassed(ILogger logger, Exception fault);
    }
}
