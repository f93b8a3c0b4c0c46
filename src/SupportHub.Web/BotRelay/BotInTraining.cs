using SupportHub.Bot;
using SupportHub.Faq.Content;
using SupportHub.Faq.Resolution;

namespace SupportHub.Web.BotRelay;

/// <summary>
/// The bot, trained while the program already takes messages: training takes seconds, and nobody who writes must wait for them. Its turns are taken up
/// when it is ready. What is wrong with the content stops the start before that, and a training that fails stops the program.
/// </summary>
internal sealed class BotInTraining(BotContent content, Func<BotContent, FaqEngine> train, IHostApplicationLifetime program) : BackgroundService
{
    private readonly TaskCompletionSource<FaqBot> _trained = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<FaqBot> Bot => _trained.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first second belongs to whoever waits for the program to listen.
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var started = program.ApplicationStarted.Register(listening.SetResult);
        await listening.Task.WaitAsync(stoppingToken);
        _trained.SetResult(new(train(content)));
    }
}
