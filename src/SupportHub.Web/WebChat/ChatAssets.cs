using Microsoft.AspNetCore.StaticAssets;

namespace SupportHub.Web.WebChat;

/// <summary>
/// The widget's files under addresses that hold their content's hash, so that a phone keeps them for good and asks for none again until one changes.
/// </summary>
internal sealed class ChatAssets(EndpointDataSource endpoints)
{
    private readonly Lazy<Dictionary<string, string>> _byLabel = new(() => endpoints.Endpoints
        .Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>()).OfType<StaticAssetDescriptor>()
        .Select(asset => (Label: asset.Properties.FirstOrDefault(property => property.Name == "label")?.Value, asset.Route))
        .Where(asset => asset.Label is not null)
        .GroupBy(asset => asset.Label!, asset => asset.Route)
        .ToDictionary(of => of.Key, of => of.First()));

    /// <summary><paramref name="file"/>: its plain path, such as <c>widget/chat.js</c>.</summary>
    public string Address(string file) => "/" + _byLabel.Value.GetValueOrDefault(file, file);
}
