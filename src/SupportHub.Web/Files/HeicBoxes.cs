using System.Buffers.Binary;

namespace SupportHub.Web.Files;

/// <summary>
/// A HEIC file is kept as it came, since our decoder does not read it; but where it was taken, when and with what are overwritten: the items
/// <c>Exif</c> and <c>mime</c> (XMP) that its table of contents names (ISO/IEC 14496-12, boxes iinf and iloc). How it is turned stands elsewhere and stays.
/// </summary>
internal static class HeicBoxes
{
    // A table of a few bytes may name billions of places, or one place thousands of times; a phone's photo names a hundred.
    private const int MostExtents = 100_000;

    /// <summary>The file without its metadata; null when it does not add up, or holds more than its boxes.</summary>
    public static byte[]? WithoutMetadata(ReadOnlySpan<byte> file)
    {
        var clean = file.ToArray();
        try
        {
            var (end, spent) = (0, new Spent());
            foreach (var box in Boxes(clean, 0, clean.Length))
            {
                end = box.End;
                if (box.Is(clean, "meta"u8)) Blank(clean, new(box.Start, box.Content + 4, box.End), spent);
            }
            return end == clean.Length ? clean : null;
        }
        catch (Exception odd) when (odd is ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    private readonly record struct Box(int Start, int Content, int End)
    {
        public bool Is(ReadOnlySpan<byte> file, ReadOnlySpan<byte> type) => file[(Start + 4)..].StartsWith(type);
    }

    /// <summary>On the whole file: it may hold many tables.</summary>
    private sealed class Spent
    {
        public int Extents { get; set; }

        public long Cleared { get; set; }
    }

    private static List<Box> Boxes(ReadOnlySpan<byte> file, int from, int to)
    {
        var found = new List<Box>();
        while (from < to)
        {
            var size = (long)BinaryPrimitives.ReadUInt32BigEndian(file[from..]);
            var header = 8;
            if (size == 1) (size, header) = ((long)BinaryPrimitives.ReadUInt64BigEndian(file[(from + 8)..]), 16);
            if (size == 0) size = to - from;
            if (size < header || size > to - from) throw new OverflowException();
            found.Add(new(from, from + header, from + (int)size));
            from += (int)size;
        }
        return found;
    }

    private static void Blank(byte[] file, Box meta, Spent spent)
    {
        var boxes = Boxes(file, meta.Content, meta.End);
        var named = new HashSet<uint>();
        foreach (var box in boxes.Where(box => box.Is(file, "iinf"u8))) named.UnionWith(Metadata(file, box));
        var data = boxes.Find(box => box.Is(file, "idat"u8));
        foreach (var box in boxes.Where(box => box.Is(file, "iloc"u8)))
            foreach (var (item, inside, offset, length) in Extents(file, box))
            {
                if (++spent.Extents > MostExtents) throw new OverflowException();
                if (!named.Contains(item)) continue;
                if ((spent.Cleared += checked((long)length)) > file.Length) throw new OverflowException();
                file.AsSpan(checked((int)(offset + (ulong)(inside ? data.Content : 0))), checked((int)length)).Clear();
            }
    }

    private static IEnumerable<uint> Metadata(byte[] file, Box iinf)
    {
        var entries = iinf.Content + (file[iinf.Content] == 0 ? 6 : 8);
        foreach (var entry in Boxes(file, entries, iinf.End))
        {
            var wide = file[entry.Content] >= 3;
            var type = entry.Content + (wide ? 10 : 8);
            if (!file.AsSpan(type).StartsWith("Exif"u8) && !file.AsSpan(type).StartsWith("mime"u8)) continue;
            yield return wide ? BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(entry.Content + 4)) : BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(entry.Content + 4));
        }
    }

    private static IEnumerable<(uint Item, bool Inside, ulong Offset, ulong Length)> Extents(byte[] file, Box iloc)
    {
        var at = iloc.Content + 4;
        var version = file[iloc.Content];
        var (offsets, lengths, bases, indexes) = (file[at] >> 4, file[at] & 15, file[at + 1] >> 4, version > 0 ? file[at + 1] & 15 : 0);
        at += 2;
        var items = Number(file, ref at, version < 2 ? 2 : 4);
        for (var i = 0UL; i < items; i++)
        {
            var item = (uint)Number(file, ref at, version < 2 ? 2 : 4);
            var inside = version > 0 && (Number(file, ref at, 2) & 15) == 1;
            Number(file, ref at, 2);
            var start = Number(file, ref at, bases);
            var extents = Number(file, ref at, 2);
            for (var n = 0UL; n < extents; n++)
            {
                Number(file, ref at, indexes);
                var offset = start + Number(file, ref at, offsets);
                yield return (item, inside, offset, Number(file, ref at, lengths));
            }
        }
    }

    private static ulong Number(byte[] file, ref int at, int bytes)
    {
        var number = 0UL;
        for (var i = 0; i < bytes; i++) number = (number << 8) | file[at++];
        return number;
    }
}
