using SupportHub.Web.Sms.Numbers;

namespace SupportHub.Web.Tests.Sms;

public class Services_written_down
{
    [Theory]
    [InlineData("3.75", "2000", 3.75, 2000)]
    [InlineData(" 3,75 ", "", 3.75, 0)]
    [InlineData("", "3", 0, 3)]
    public void A_rate_is_read_as_people_write_it_and_an_empty_one_is_no_limit(string second, string day, double perSecond, int perDay)
    {
        var service = new ServiceDraft { Name = " Reminders ", PerSecond = second, PerDay = day }.ToService().Events.ShouldHaveSingleItem();

        service.ShouldBe(new("Reminders", perSecond, perDay));
        ServiceDraft.Of(service).ToService().Events.ShouldBe([service]);
    }

    [Theory]
    [InlineData(" ", "1", "10", "service-name-needed")]
    [InlineData("Reminders", "-1", "10", "service-second-shape")]
    [InlineData("Reminders", "1001", "10", "service-second-shape")]
    [InlineData("Reminders", "fast", "10", "service-second-shape")]
    [InlineData("Reminders", "1", "2", "service-day-shape")]
    [InlineData("Reminders", "1", "10.5", "service-day-shape")]
    [InlineData("Reminders", "1", "99999999999999", "service-day-shape")]
    public void What_cannot_be_a_rate_is_refused_in_words(string name, string second, string day, string code)
    {
        new ServiceDraft { Name = name, PerSecond = second, PerDay = day }.ToService().Refusal!.Code.ShouldBe(code);

        NumberRefusals.Sentence(code).ShouldNotBe(NumberRefusals.Sentence("another"));
    }
}
