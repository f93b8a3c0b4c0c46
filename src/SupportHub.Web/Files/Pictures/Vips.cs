using System.Runtime.InteropServices;

namespace SupportHub.Web.Files.Pictures;

/// <summary>
/// What we ask of libvips, by its C API. It decodes what strangers send, so it is only ever called in a process of its own
/// (<see cref="PictureProcess"/>). Its functions take options by name until a null; on the processors we run on, such arguments travel as any others.
/// </summary>
internal static class Vips
{
    private const string Library = "vips";
    private const int OnlySmaller = 2;
    private const int FailOnTruncated = 1;

    /// <summary>The file beside the program; absent where npm has none for this machine.</summary>
    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "libvips.so");

    public static void Start()
    {
        NativeLibrary.SetDllImportResolver(typeof(Vips).Assembly, (name, _, _) => name == Library ? NativeLibrary.Load(File) : IntPtr.Zero);
        if (Init("supporthub") != 0) throw new InvalidOperationException("libvips does not start.");
        // Loaders that are not made for strangers' files are shut, whatever the file claims to be.
        BlockUntrusted(1);
        SetConcurrency(1);
    }

    /// <summary>
    /// The picture upright, no larger than <paramref name="longest"/> pixels on a side, as a JPEG that holds pixels and nothing else; of a moving
    /// picture the first one. Null when it cannot be decoded.
    /// </summary>
    public static byte[]? Jpeg(byte[] picture, int longest, int quality)
    {
        var (bytes, image) = (GCHandle.Alloc(picture, GCHandleType.Pinned), IntPtr.Zero);
        try
        {
            var failed = Thumbnail(
                bytes.AddrOfPinnedObject(), (nuint)picture.Length, out image, longest, "height", longest, "size", OnlySmaller, "fail_on", FailOnTruncated, IntPtr.Zero);
            return failed == 0 && Write(image, $".jpg[Q={quality},keep=none,background=255,optimize-coding]", out var written, out var length, IntPtr.Zero) == 0
                ? Taken(written, length)
                : null;
        }
        finally
        {
            if (image != IntPtr.Zero) Unref(image);
            bytes.Free();
        }
    }

    private static byte[] Taken(IntPtr written, nuint length)
    {
        var taken = new byte[length];
        Marshal.Copy(written, taken, 0, taken.Length);
        Free(written);
        return taken;
    }

#pragma warning disable SYSLIB1054, CA2101 // Generated marshalling needs unsafe code in the whole project; every text below is UTF-8.
#pragma warning disable CA5392 // The library is loaded by its full path.
    [DllImport(Library, EntryPoint = "vips_init")]
    private static extern int Init([MarshalAs(UnmanagedType.LPUTF8Str)] string name);

    [DllImport(Library, EntryPoint = "vips_block_untrusted_set")]
    private static extern void BlockUntrusted(int state);

    [DllImport(Library, EntryPoint = "vips_concurrency_set")]
    private static extern void SetConcurrency(int threads);

    [DllImport(Library, EntryPoint = "vips_thumbnail_buffer")]
    private static extern int Thumbnail(
        IntPtr bytes, nuint length, out IntPtr image, int width,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string heightName, int height,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string sizeName, int size,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string failOnName, int failOn, IntPtr end);

    [DllImport(Library, EntryPoint = "vips_image_write_to_buffer")]
    private static extern int Write(
        IntPtr image, [MarshalAs(UnmanagedType.LPUTF8Str)] string format, out IntPtr written, out nuint length, IntPtr end);

    [DllImport(Library, EntryPoint = "g_object_unref")]
    private static extern void Unref(IntPtr thing);

    [DllImport(Library, EntryPoint = "g_free")]
    private static extern void Free(IntPtr memory);
#pragma warning restore CA5392, CA2101, SYSLIB1054
}
