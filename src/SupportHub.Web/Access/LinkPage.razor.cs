using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using SupportHub.Domain;

namespace SupportHub.Web.Access;

public sealed partial class LinkPage(SignInManager<StaffMember> sessions, StaffDirectory staff, NavigationManager navigation)
{
    private bool _works;
    private string? _signInName;
    private Refusal? _refusal;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromForm]
    private AccountForm? Form { get; set; }

    [SupplyParameterFromQuery(Name = "token")]
    private string? Token { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var member = await sessions.UserManager.FindByIdAsync(Id.ToString());
        _signInName = member?.UserName;
        _works = member is { Disabled: false } && await sessions.UserManager.VerifyUserTokenAsync(
            member, TokenOptions.DefaultProvider, UserManager<StaffMember>.ResetPasswordTokenPurpose, Token ?? "");
    }

    private async Task Choose()
    {
        _refusal = (await staff.UseLink(Id, Token ?? "", Form?.Password ?? "", CancellationToken.None)).Refusal;
        if (_refusal is { Code: "link-used" })
            _works = false;
        if (_refusal is not null)
            return;
        // Read again: the password that was just chosen gave the account a new stamp.
        await sessions.Context.RequestServices.GetRequiredService<StaffDatabase>().Entry((await sessions.UserManager.FindByIdAsync(Id.ToString()))!).ReloadAsync();
        await sessions.SignInAsync((await sessions.UserManager.FindByIdAsync(Id.ToString()))!, isPersistent: false);
        navigation.NavigateTo("/");
    }
}
