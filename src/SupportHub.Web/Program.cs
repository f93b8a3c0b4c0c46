using Microsoft.Extensions.Options;
using SupportHub.Web.Access;
using SupportHub.Web.BotChannel;
using SupportHub.Web.BotRelay;
using SupportHub.Web.Cases;
using SupportHub.Web.Clients;
using SupportHub.Web.Content;
using SupportHub.Web.Conversations;
using SupportHub.Web.Counties;
using SupportHub.Web.Erasure;
using SupportHub.Web.Files;
using SupportHub.Web.Files.Pictures;
using SupportHub.Web.Inbox;
using SupportHub.Web.Insights;
using SupportHub.Web.Layout;
using SupportHub.Web.Liaison;
using SupportHub.Web.Operations;
using SupportHub.Web.Setup;
using SupportHub.Web.Sms;
using SupportHub.Web.Sms.Reconciling;
using SupportHub.Web.WebChat;

if (args is [PictureProcess.Word])
    return PictureProcess.Run(Console.OpenStandardInput(), Console.OpenStandardOutput());
if (args is ["faq", .. var words] and not ["faq", "gaps", ..])
    return FaqConsole.Run(words);

try
{
    var builder = WebApplication.CreateBuilder(args);
    await using var database = await HubDatabase.Open(builder.Configuration, CancellationToken.None);
    builder.AddSetup(database);
    builder.Services.AddLayout();
    builder.Services.AddAccess();
    builder.Services.AddConversations();
    builder.Services.AddClients();
    builder.Services.AddContent();
    builder.Services.AddBotRelay();
    builder.Services.AddSms();
    builder.Services.AddBotChannel();
    builder.Services.AddFiles();
    builder.Services.AddInbox();
    builder.Services.AddCountyCalendars();
    builder.Services.AddCases();
    builder.Services.AddLiaisonPortal();
    builder.Services.AddInsights();
    builder.Services.AddOperations();
    builder.Services.AddWebChat();

    await using var app = builder.Build();
    if (args is ["faq", "gaps", .. var gaps])
        return await GapsCommand.Run(app.Services, gaps, GapsCommand.StandardOutput(), Console.Error);
    if (args is ["content", .. var content])
        return await ContentCommands.Run(app.Services, content, Console.Out, Console.Error);
    if (args is ["staff", .. var command])
        return await StaffCommands.Run(app.Services, command, Console.Out, Console.Error);
    if (args is ["sms", .. var sms])
        return await SmsCommands.Run(app.Services, sms, Console.Out, Console.Error);
    if (args is ["outbox", .. var outbox])
        return await OutboxCommands.Run(app.Services, outbox, Console.Out, Console.Error);
    if (args is ["erase", .. var erase])
        return await EraseCommand.Run(app.Services, erase, Console.Out, Console.Error);
    if (args is ["views", .. var views])
        return await ViewsCommand.Run(app.Services, views, Console.Out, Console.Error);
    // Asked here and not by the host's own start, which would log a stack before the sentence.
    app.Services.GetRequiredService<IStartupValidator>().Validate();
    await app.Services.GetRequiredService<LiveContent>().Open(CancellationToken.None);
    app.UseDoors();
    app.MapHealth();
    app.MapLayout();
    app.MapAccess();
    app.MapSms();
    app.MapBotChannel();
    app.MapWebChat();
    app.MapFiles();
    await app.RunAsync();
    return 0;
}
catch (Exception fault) when (StartFault.Explains(fault))
{
    return StartFault.Say(fault);
}
