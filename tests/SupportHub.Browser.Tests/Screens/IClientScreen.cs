using Microsoft.Playwright;

namespace SupportHub.Browser.Tests.Screens;

/// <summary>What a client has before them: the chat on a benefits site, or a phone.</summary>
internal interface IClientScreen
{
    string Name { get; }

    IPage Page { get; }

    /// <summary>Everything said so far, theirs and ours.</summary>
    ILocator Said { get; }

    Task SayAsync(string words);

    /// <summary>Takes a choice that is offered.</summary>
    Task ChooseAsync(string label);
}
