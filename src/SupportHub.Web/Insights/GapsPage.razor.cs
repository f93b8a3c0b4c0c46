using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Web.Inbox;

namespace SupportHub.Web.Insights;

/// <summary>For supervisors: the questions without an answer, like ones together, so that they can say what is to be written next. Live.</summary>
public sealed partial class GapsPage(GapQuery gaps, IOptions<GapOptions> options)
{
    private const int Shown = 100;

    private IReadOnlyList<GapGroup>? _groups;
    private Language? _language;

    [SupplyParameterFromQuery(Name = "lang")]
    private string? Lang { get; set; }

    [Inject]
    private ReaderZone Zone { get; set; } = default!;

    protected override void OnInitialized()
    {
        Follow(happened => happened.Data is ConversationHandedOff or AnswerRated or ConversationErased, Read);
        // The reader behind the list is a moment later than the event, and an end date makes none.
        Tick(Read);
    }

    protected override Task OnParametersSetAsync()
    {
        _language = LanguageCodes.Parse(Lang);
        return InTurn(Read);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && await Zone.Ask()) StateHasChanged();
    }

    private async Task Read() => _groups = await gaps.Read(_language, Gone);
}
