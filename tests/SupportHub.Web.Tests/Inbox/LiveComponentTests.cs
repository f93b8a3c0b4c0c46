using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SupportHub.Web.Inbox;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.Tests.Store;

namespace SupportHub.Web.Tests.Inbox;

public sealed class LiveComponentTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task A_reading_that_failed_is_made_up_for_without_another_event()
    {
        await using var node = await new StoreNode(postgres.ConnectionString).Started();
        var (readings, shown) = (0, new TaskCompletionSource());
        await using var screen = await Screen.Open(node, () =>
        {
            if (++readings < 3) throw new InvalidOperationException("The database is away.");
            shown.TrySetResult();
            return Task.CompletedTask;
        });

        await node.Receive(Guid.CreateVersion7());

        await shown.Task;
        readings.ShouldBe(3);
    }

    [Fact]
    public async Task A_slow_first_reading_does_not_draw_over_a_later_one()
    {
        await using var node = await new StoreNode(postgres.ConnectionString).Started();
        var (slow, again, order) = (new TaskCompletionSource(), new TaskCompletionSource(), new List<string>());
        await using var screen = await Screen.Open(
            node,
            () =>
            {
                order.Add("what came later");
                again.TrySetResult();
                return Task.CompletedTask;
            },
            first: async () =>
            {
                await slow.Task;
                order.Add("what was there first");
            });
        var read = new SemaphoreSlim(0);
        await using var other = await Screen.Open(node, () =>
        {
            read.Release();
            return Task.CompletedTask;
        });

        // When another screen has read twice, the slow one has been told as well.
        for (var i = 0; i < 2; i++)
        {
            await node.Receive(Guid.CreateVersion7());
            await read.WaitAsync();
        }
        order.ShouldBeEmpty();
        slow.SetResult();
        await again.Task;

        order[..2].ShouldBe(["what was there first", "what came later"]);
    }

    private sealed class Screen(ServiceProvider services, HtmlRenderer renderer) : IAsyncDisposable
    {
        public static async Task<Screen> Open(StoreNode node, Func<Task> reload, Func<Task>? first = null)
        {
            var services = new ServiceCollection().AddLogging().AddSingleton(node.Feed).AddSingleton(TimeProvider.System).BuildServiceProvider();
            var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
            await renderer.Dispatcher.InvokeAsync(() => renderer.BeginRenderingComponent<Probe>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(Probe.Again)] = reload,
                [nameof(Probe.First)] = first ?? (() => Task.CompletedTask),
            })));
            return new(services, renderer);
        }

        public async ValueTask DisposeAsync()
        {
            await renderer.DisposeAsync();
            await services.DisposeAsync();
        }
    }

    private sealed class Probe : LiveComponent
    {
        [Parameter]
        public Func<Task> Again { get; set; } = default!;

        [Parameter]
        public Func<Task> First { get; set; } = default!;

        protected override async Task OnInitializedAsync()
        {
            Follow(_ => true, Again);
            await InTurn(First);
        }
    }
}
