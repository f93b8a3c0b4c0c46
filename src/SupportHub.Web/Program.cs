using Npgsql;
using SupportHub.Web.Access;
using SupportHub.Web.Layout;
using SupportHub.Web.Setup;

var builder = WebApplication.CreateBuilder(args);
await using var database = await HubDatabase.Open(builder.Configuration, CancellationToken.None);
builder.Services.AddSingleton(NpgsqlDataSource.Create(database.ConnectionString));
builder.Services.AddLayout();
builder.Services.AddAccess();

var app = builder.Build();
app.UseDoors();
app.MapLayout();
app.MapAccess();
app.Run();
