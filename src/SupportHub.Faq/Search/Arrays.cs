using System.Runtime.InteropServices;

namespace SupportHub.Faq.Search;

/// <summary>Arrays of numbers as they lie in memory (little-endian), with their length before them.</summary>
internal static class Arrays
{
    public static void Write<T>(BinaryWriter to, T[] items) where T : unmanaged
    {
        to.Write(items.Length);
        to.Write(MemoryMarshal.AsBytes<T>(items));
    }

    /// <exception cref="EndOfStreamException">The file ends before the array does.</exception>
    public static T[] Read<T>(BinaryReader from) where T : unmanaged
    {
        var items = new T[from.ReadInt32()];
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(items.AsSpan()));
        return items;
    }
}
