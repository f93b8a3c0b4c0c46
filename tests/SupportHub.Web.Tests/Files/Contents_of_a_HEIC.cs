using SupportHub.Web.Files;

namespace SupportHub.Web.Tests.Files;

/// <summary>The table that says where in the file its metadata lies. Its counts are a stranger's words.</summary>
public sealed class Contents_of_a_HEIC
{
    // The item with the metadata, and how many places it has: each of no bytes, here and there.
    private static readonly byte[] s_endless = [0, 1, 0, 0, 0xFF, 0xFF];

    [Fact]
    public void May_not_stand_in_a_few_bytes_for_places_without_end()
    {
        Cleaned(Table(0, s_endless)).ShouldNotBeNull();
        Cleaned(Table(0, s_endless, s_endless)).ShouldBeNull();
    }

    [Fact]
    public void May_not_do_so_in_many_tables_either() => Cleaned(Table(0, s_endless), Table(0, s_endless)).ShouldBeNull();

    [Fact]
    public void May_not_have_the_same_bytes_cleared_again_and_again()
    {
        Cleaned(Table(0x44, Places(2))).ShouldNotBeNull();
        Cleaned(Table(0x44, Places(200))).ShouldBeNull();
    }

    private static byte[] Places(byte count) => [0, 1, 0, 0, 0, count, .. Enumerable.Repeat((byte[])[0, 0, 0, 8, .. Sample.Number(100)], count).SelectMany(place => place)];

    private static byte[]? Cleaned(params byte[][] tables) =>
        HeicBoxes.WithoutMetadata([.. Sample.Box("mdat", new byte[1000]), .. tables.SelectMany(table => table)]);

    private static byte[] Table(byte sizes, params byte[][] items) => Sample.Box("meta", [0, 0, 0, 0,
        .. Sample.Box("iinf", [0, 0, 0, 0, 0, 1, .. Sample.Box("infe", [2, 0, 0, 0, 0, 1, 0, 0, .. "Exif"u8, 0])]),
        .. Sample.Box("iloc", [0, 0, 0, 0, sizes, 0, 0, (byte)items.Length, .. items.SelectMany(item => item)])]);
}
