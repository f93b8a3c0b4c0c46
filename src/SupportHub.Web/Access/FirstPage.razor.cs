using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using SupportHub.Domain;

namespace SupportHub.Web.Access;

public sealed partial class FirstPage(SignInManager<StaffMember> sessions, NavigationManager navigation)
{
    private bool _works;
    private Refusal? _refusal;

    [Inject]
    internal FirstAdmin First { get; set; } = default!;

    [SupplyParameterFromForm]
    private AccountForm? Form { get; set; }

    [SupplyParameterFromQuery(Name = "token")]
    private string? Token { get; set; }

    protected override async Task OnInitializedAsync() => _works = await First.Works(Token, CancellationToken.None);

    private async Task Make()
    {
        var made = await First.Use(Token, Form?.SignInName ?? "", Form?.Name ?? "", Form?.Password ?? "", CancellationToken.None);
        _refusal = made.Refusal;
        if (made.Refusal is { Code: "link-used" })
            _works = false;
        if (made.Refusal is not null)
            return;
        await sessions.SignInAsync((await sessions.UserManager.FindByIdAsync(made.Events[0].ToString()))!, isPersistent: false);
        navigation.NavigateTo("/staff");
    }
}
