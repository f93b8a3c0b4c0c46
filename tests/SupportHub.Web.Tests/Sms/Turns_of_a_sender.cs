using SupportHub.Web.Sms;

namespace SupportHub.Web.Tests.Sms;

public class Turns_of_a_sender
{
    [Fact]
    public async Task Texts_of_one_sender_go_in_as_they_came_however_long_each_takes()
    {
        var turns = new SenderTurns();
        var gates = Enumerable.Range(0, 5).Select(_ => new TaskCompletionSource()).ToList();
        var done = new List<int>();
        var takes = gates.Select((gate, i) => turns.Run("+14155550101", async () =>
        {
            await gate.Task;
            done.Add(i);
            return i;
        })).ToList();

        // The last one is ready first.
        gates.Reverse();
        foreach (var gate in gates) gate.SetResult();
        await Task.WhenAll(takes);

        done.ShouldBe([0, 1, 2, 3, 4]);
    }

    [Fact]
    public async Task Nobody_waits_for_another_sender_nor_for_one_that_failed()
    {
        var turns = new SenderTurns();
        var never = new TaskCompletionSource<int>();
        var waiting = turns.Run("+14155550101", () => never.Task);

        (await turns.Run("+14155550102", () => Task.FromResult(2))).ShouldBe(2);

        never.SetException(new InvalidOperationException());
        await Should.ThrowAsync<InvalidOperationException>(waiting);
        (await turns.Run("+14155550101", () => Task.FromResult(1))).ShouldBe(1);
    }
}
