using Microsoft.AspNetCore.Components;
using SupportHub.Domain.Counties;

namespace SupportHub.Web.Access;

public sealed partial class StaffForm
{
    [Parameter, EditorRequired]
    public Draftsheet Draft { get; set; } = default!;

    [Parameter, EditorRequired]
    public IReadOnlyDictionary<string, County> Counties { get; set; } = default!;

    [Parameter, EditorRequired]
    public EventCallback OnSave { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnLeave { get; set; }

    private IReadOnlyList<CountyChoice> Choices { get; set; } = [];

    protected override void OnParametersSet() => Choices = [.. Counties.Values.Select(county => new CountyChoice(county.Fips, StaffWords.County(county)))];

    public sealed record CountyChoice(string Fips, string Label);

    /// <summary>What is typed, before it is an account: nothing of it is lost when it is refused.</summary>
    public sealed class Draftsheet
    {
        /// <summary>Null while the account is new.</summary>
        public Guid? Id { get; init; }

        public string SignInName { get; set; } = "";

        public string Name { get; set; } = "";

        public HashSet<string> Roles { get; init; } = [];

        public List<string> Counties { get; set; } = [];

        public IEnumerable<string> ChosenCounties
        {
            get => Counties;
            set => Counties = [.. value ?? []];
        }

        public void Set(string role, bool given) => _ = given ? Roles.Add(role) : Roles.Remove(role);

        public StaffDraft ToDraft() => new(SignInName.Trim(), Name, Roles, Roles.Contains(Access.Roles.Liaison) ? Counties : []);
    }
}
