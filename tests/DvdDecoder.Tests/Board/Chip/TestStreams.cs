using System.Security.Cryptography;
using DvdDecoder.Board.Chip;

namespace DvdDecoder.Tests.Board.Chip;

/// <summary>The streams that the tests decode, and what a reference decoder says of them.</summary>
internal static class TestStreams
{
    private static readonly string Root = FindRoot();

    public static string References => Path.Combine(Root, "tests/DvdDecoder.Tests/References");

    public static byte[] Clip => File.ReadAllBytes(Path.Combine(Root, "samples/DvdPlayer/clips/ntsc-720x480-lpcm.vob"));

    /// <summary>All streams: the clip and what the script beside the references makes.</summary>
    public static IEnumerable<string> Names =>
        Directory.GetFiles(References, "*.md5").Select(path => Path.GetFileNameWithoutExtension(path)).Order();

    public static byte[] Video(string name) =>
        name == "clip"
            ? ElementaryStreams.Join(ElementaryStreams.VideoOf(Clip))
            : File.ReadAllBytes(Path.Combine(References, name + ".m2v"));

    public static byte[] Reference(string file) => File.ReadAllBytes(Path.Combine(References, file));

    public static string[] ReferenceLines(string file) => File.ReadAllLines(Path.Combine(References, file));

    /// <summary>Y, Cb and Cr without padding.</summary>
    public static byte[] Planes(Picture picture)
    {
        var planes = new byte[Size(picture.Y) + Size(picture.Cb) + Size(picture.Cr)];
        picture.Y.CopyTo(planes);
        picture.Cb.CopyTo(planes.AsSpan(Size(picture.Y)));
        picture.Cr.CopyTo(planes.AsSpan(Size(picture.Y) + Size(picture.Cb)));
        return planes;
    }

    public static string Hash(Picture picture) => Convert.ToHexStringLower(MD5.HashData(Planes(picture)));

    private static int Size(Plane plane) => plane.Width * plane.Height;

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "StreamClass.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The repository's root is not above the tests.");
        }

        return folder;
    }
}
