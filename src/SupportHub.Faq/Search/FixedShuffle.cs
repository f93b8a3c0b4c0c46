namespace SupportHub.Faq.Search;

/// <summary>A shuffle that is the same everywhere and for ever (xorshift64*), unlike <see cref="Random"/>, whose order is no contract.</summary>
internal sealed class FixedShuffle(ulong seed)
{
    private ulong _state = seed;

    public void Shuffle(int[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = (int)(Next() % (ulong)(i + 1));
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private ulong Next()
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return _state * 2685821657736338717;
    }
}
