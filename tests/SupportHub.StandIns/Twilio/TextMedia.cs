namespace SupportHub.StandIns.Twilio;

/// <summary>A file of a text, as the account keeps it until it is deleted.</summary>
/// <param name="Sid"><c>ME</c> and 32 hexadecimal digits.</param>
/// <param name="ContentType">What the sender's phone said it is.</param>
/// <param name="Content">The bytes; empty where nobody asks for them.</param>
public sealed record TextMedia(string Sid, string ContentType, byte[] Content)
{
    public static TextMedia Of(string contentType, byte[] content) => new($"ME{Guid.CreateVersion7():N}", contentType, content);
}
