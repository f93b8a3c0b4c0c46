namespace SupportHub.Store.Records;

/// <summary>Who is on a phone, for the SQL that asks.</summary>
public static class PhonePeople
{
    /// <summary>
    /// The <c>contact_id</c> of whoever ever wrote from a phone or can be reached at it, those included of whom it was never known who they are: they have
    /// a conversation there and no address. <paramref name="phone"/> is a column or a parameter, never a value.
    /// </summary>
    public static string Everybody(string phone) => $"""
        SELECT contact_id FROM contact_addresses WHERE channel = 1 AND address = {phone}
        UNION SELECT contact_id FROM conversations WHERE channel = 1 AND address = {phone}
        """;
}
