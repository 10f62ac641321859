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

    public string SamplesHash => Convert.ToHexStringLower(MD5.HashData(Samples));

    public string PicturesHash => Convert.ToHexStringLower(_pictureHash.GetCurrentHash());

    public TimeSpan LargestOffset => Offsets.Max(offset => offset.Duration());

    /// <summary>The clock to measure by, when the time of showing is of interest.</summary>
    public Clock? Clock { get; set; }

    public void AddPicture(KsStreamHeader header, byte[] buffer)
    {
        if (Clock is not null)
        {
            Offsets.Add(TimeSpan.FromTicks(Clock.GetTime() - header.PresentationTime.ToTicks()));
        }

        Pictures.Add(header);
        _pictureHash.AppendData(buffer, 0, (int)header.DataUsed);
    }

    public void AddBlock(KsStreamHeader header, byte[] buffer)
    {
        Blocks.Add(header);
        _samples.AddRange(buffer.AsSpan(0, (int)header.DataUsed));
    }
}
