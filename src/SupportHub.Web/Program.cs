using SupportHub.Web.Access;
using SupportHub.Web.Conversations;
using SupportHub.Web.Layout;
using SupportHub.Web.Setup;
using SupportHub.Web.Sms;

try
{
    var builder = WebApplication.CreateBuilder(args);
    await using var database = await HubDatabase.Open(builder.Configuration, CancellationToken.None);
    builder.AddSetup(database);
    builder.Services.AddLayout();
    builder.Services.AddAccess();
    builder.Services.AddConversations();
    builder.Services.AddSms();

    var app = builder.Build();
    app.UseDoors();
    app.MapHealth();
    app.MapLayout();
    app.MapAccess();
    app.MapSms();
    await app.RunAsync();
    return 0;
}
catch (Exception fault) when (StartFault.Explains(fault))
{
    return StartFault.Say(fault);
}
