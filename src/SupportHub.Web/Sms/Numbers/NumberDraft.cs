using System.Text.RegularExpressions;
using SupportHub.Domain;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Languages;
using SupportHub.Store.Records;

namespace SupportHub.Web.Sms.Numbers;

/// <summary>A number of ours as somebody writes it into the form: nothing of it is lost when it is refused.</summary>
public sealed partial class NumberDraft
{
    private const int LongestName = 100;

    /// <summary>Null while the number is new.</summary>
    public HubNumber? Before { get; init; }

    public string Number { get; set; } = "";

    public string Name { get; set; } = "";

    public string Program { get; set; } = "";

    public string State { get; set; } = "";

    public Language Language { get; set; }

    public bool CarrierAnswers { get; set; } = true;

    /// <summary>Empty: none.</summary>
    public string Service { get; set; } = "";

    public static NumberDraft Of(HubNumber number) => new()
    {
        Before = number, Number = PhoneNumber.Display(number.Number), Name = number.Name, Program = number.Program ?? "", State = number.State ?? "",
        Language = number.DefaultLanguage, CarrierAnswers = number.CarrierAnswers, Service = number.Service ?? "",
    };

    /// <summary>The record, or what is wrong with it.</summary>
    public Decision<HubNumber> ToNumber() => (Before?.Number ?? Address(Number), Name.Trim(), Program.Trim(), State.Trim().ToUpperInvariant()) switch
    {
        (null, _, _, _) => new Refusal("number-shape"),
        (_, { Length: 0 or > LongestName }, _, _) => new Refusal("name-needed"),
        (_, _, { Length: > 0 } program, _) when !ProgramShape().IsMatch(program) => new Refusal("program-shape"),
        (_, _, _, { Length: > 0 } state) when !StateShape().IsMatch(state) => new Refusal("state-shape"),
        var (number, name, program, state) => new HubNumber(number, Said(program), Said(state), Language, name, CarrierAnswers, Said(Service)),
    };

    // Nobody in the United States is given a shorter code; one of three digits is a slip.
    private static string? Address(string written) => ShortCode().IsMatch(written.Trim()) ? written.Trim() : PhoneNumber.ToE164(written);

    private static string? Said(string written) => written.Length > 0 ? written : null;

    [GeneratedRegex(@"^\d{5,6}\z")]
    private static partial Regex ShortCode();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{1,39}\z")]
    private static partial Regex ProgramShape();

    [GeneratedRegex(@"^[A-Z]{2}\z")]
    private static partial Regex StateShape();
}
