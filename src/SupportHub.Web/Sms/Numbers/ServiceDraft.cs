using System.Globalization;
using SupportHub.Domain;
using SupportHub.Domain.Messages;
using SupportHub.Store.Records;

namespace SupportHub.Web.Sms.Numbers;

/// <summary>A service as somebody writes it into the form: nothing of it is lost when it is refused.</summary>
public sealed class ServiceDraft
{
    private const int LongestName = 100;
    private const double MostPerSecond = 1000;

    /// <summary>Null while the service is new.</summary>
    public MessagingService? Before { get; init; }

    public string Name { get; set; } = "";

    /// <summary>Empty: no limit.</summary>
    public string PerSecond { get; set; } = "";

    /// <summary>Empty: no limit.</summary>
    public string PerDay { get; set; } = "";

    public static ServiceDraft Of(MessagingService service) => new()
    {
        Before = service, Name = service.Name, PerSecond = Written(service.SegmentsPerSecond), PerDay = Written(service.SegmentsPerDay),
    };

    /// <summary>The record, or what is wrong with it. A day has room for the longest single text, or that would never leave.</summary>
    public Decision<MessagingService> ToService() => (Before?.Name ?? Name.Trim(), Read(PerSecond), Read(PerDay)) switch
    {
        ({ Length: 0 or > LongestName }, _, _) => new Refusal("service-name-needed"),
        (_, not (>= 0 and <= MostPerSecond), _) => new Refusal("service-second-shape"),
        (_, _, not (0 or (>= TextParts.MostSegments and <= int.MaxValue))) => new Refusal("service-day-shape"),
        (_, _, { } perDay) when perDay != Math.Floor(perDay) => new Refusal("service-day-shape"),
        var (name, perSecond, perDay) => new MessagingService(name, perSecond.Value, (int)perDay.Value),
    };

    private static string Written(double rate) => rate == 0 ? "" : rate.ToString(CultureInfo.InvariantCulture);

    private static double? Read(string written) => written.Trim() switch
    {
        "" => 0,
        var rate => double.TryParse(rate.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null,
    };
}
