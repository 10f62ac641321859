using System.Runtime.InteropServices;
using System.Security.Cryptography;
using StreamClass.Client;
using StreamClass.Ks;

namespace DvdDecoder.Tests.Decoder;

/// <summary>What came out of a play.</summary>
internal sealed class DecoderRecording
{
    private readonly IncrementalHash _pictureHash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    private readonly List<byte> _samples = [];

    public List<KsStreamHeader> Pictures { get; } = [];

    public List<KsStreamHeader> Blocks { get; } = [];

    public List<TimeSpan> Offsets { get; } = [];

    public byte[] Samples => [.. _samples];

    /// <summary>Whether this is how another recording begins.</summary>
    public bool IsBeginningOf(DecoderRecording whole) =>
        PictureHashes.SequenceEqual(whole.PictureHashes.Take(PictureHashes.Count))
        && Pictures.Select(static picture => picture.PresentationTime).SequenceEqual(
            whole.Pictures.Take(Pictures.Count).Select(static picture => picture.PresentationTime))
        && CollectionsMarshal.AsSpan(whole._samples).StartsWith(CollectionsMarshal.AsSpan(_samples));

    public string SamplesHash => Convert.ToHexStringLower(MD5.HashData(Samples));

    public string PicturesHash => Convert.ToHexStringLower(_pictureHash.GetCurrentHash());

    public TimeSpan LargestOffset => Offsets.Max(offset => offset.Duration());

    /// <summary>The clock to measure by, when the time of showing is of interest.</summary>
    public Clock? Clock { get; set; }

    /// <summary>After each picture, the hash of all until then.</summary>
    public List<string> PictureHashes { get; } = [];

    public void AddPicture(KsStreamHeader header, byte[] buffer)
    {
        if (Clock is not null)
        {
            Offsets.Add(TimeSpan.FromTicks(Clock.GetTime() - header.PresentationTime.ToTicks()));
        }

        Pictures.Add(header);
        _pictureHash.AppendData(buffer, 0, (int)header.DataUsed);
        PictureHashes.Add(PicturesHash);
    }

    public void AddBlock(KsStreamHeader header, byte[] buffer)
    {
        Blocks.Add(header);
        _samples.AddRange(buffer.AsSpan(0, (int)header.DataUsed));
    }
}
