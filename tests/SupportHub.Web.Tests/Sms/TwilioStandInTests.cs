using SupportHub.StandIns.Twilio;

namespace SupportHub.Web.Tests.Sms;

public sealed class TwilioStandInTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stand-in-").FullName;

    [Fact]
    public void What_was_written_before_a_kill_is_there_and_a_line_cut_short_is_not()
    {
        var file = Path.Combine(folder, "ledger");
        var text = new TextMessage("SM1", TextMessage.ByApi, "+14155550199", "+14155550101", "食", DateTimeOffset.UnixEpoch);
        using (var ledger = new Ledger(file))
        {
            ledger.Add(text);
            ledger.Change("SM1", message => message with { Status = "sent" });
        }

        File.AppendAllText(file, "{\"Sid\":\"SM2\",\"Dir");
        using (var again = new Ledger(file))
            again.Add(text with { Sid = "SM3" });

        using var last = new Ledger(file);
        last.All.Select(message => (message.Sid, message.Status)).ShouldBe([("SM1", "sent"), ("SM3", "queued")]);
    }

    [Fact]
    public void STOP_blocks_a_pair_of_numbers_until_START_and_only_as_the_whole_message()
    {
        var optOuts = new OptOuts();
        optOuts.TypeOf("us", "them", "stopped by the office").ShouldBeNull();
        optOuts.TypeOf("us", "them", "yes").ShouldBeNull();

        optOuts.Apply(optOuts.TypeOf("us", "them", " Stop "), "us", "them").ShouldNotBeNull();
        (optOuts.Has("us", "them"), optOuts.Has("others", "them")).ShouldBe((true, false));
        optOuts.Apply("STOP", "us", "them").ShouldBeNull();

        optOuts.Apply(optOuts.TypeOf("us", "them", "yes"), "us", "them").ShouldNotBeNull();
        optOuts.Has("us", "them").ShouldBeFalse();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
