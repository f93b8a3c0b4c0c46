using System.Net.Http.Headers;
using System.Net.Http.Json;
using SupportHub.Web.Files;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.Tests.WebChat;

namespace SupportHub.Web.Tests.Files;

/// <summary>A chat page's way to send and read files, with its visitor's token.</summary>
internal sealed class FileClient(HubFixture hub, string? token, string language = "en") : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = hub.Address };

    public static async Task<FileClient> New(HubFixture hub, string language = "en") => new(hub, await ChatVisitor.Visit(hub, language), language);

    public string? Token => token;

    public async Task<HttpResponseMessage> Post(HttpContent content, string? key = null, string? name = null)
    {
        using var request = Request(HttpMethod.Post, $"/api/chat/files?site={ChatVisitor.Site}&language={language}");
        request.Headers.Add("X-Key", key ?? ChatVisitor.NewKey());
        if (name is not null) request.Headers.Add("X-File-Name", Uri.EscapeDataString(name));
        request.Content = content;
        return await _http.SendAsync(request);
    }

    public Task<HttpResponseMessage> Post(byte[] file, string? key = null, string? name = null) => Post(new ByteArrayContent(file), key, name);

    public async Task<TakenFile> Upload(byte[] file, string? key = null, string? name = null) =>
        (await (await Post(file, key, name)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<TakenFile>())!;

    /// <summary>Why the hub does not take it.</summary>
    public async Task<(int Status, FileNotTaken Why)> Refused(byte[] file)
    {
        using var answer = await Post(file);
        return ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<FileNotTaken>())!);
    }

    public async Task<HttpResponseMessage> Get(Guid id, bool thumbnail = false)
    {
        using var request = Request(HttpMethod.Get, $"/api/chat/files/{id}{(thumbnail ? "/thumbnail" : "")}?site={ChatVisitor.Site}");
        return await _http.SendAsync(request);
    }

    public async Task<byte[]> Bytes(Guid id, bool thumbnail = false) => await (await Get(id, thumbnail)).EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }
}
