using StreamClass.Ks;

namespace DvdDecoder;

/// <summary>What stream headers and descriptors say alike.</summary>
internal static class HeaderFlags
{
    private static readonly (KsStreamHeaderOptions Option, DescriptorFlags Flag)[] Pairs =
    [
        (KsStreamHeaderOptions.TimeValid, DescriptorFlags.TimeValid),
        (KsStreamHeaderOptions.DataDiscontinuity, DescriptorFlags.DataDiscontinuity),
        (KsStreamHeaderOptions.TimeDiscontinuity, DescriptorFlags.TimeDiscontinuity),
        (KsStreamHeaderOptions.EndOfStream, DescriptorFlags.EndOfStream),
    ];

    /// <summary>What the card is told of a write.</summary>
    public static DescriptorFlags ToDescriptorFlags(this KsStreamHeaderOptions options)
    {
        var flags = DescriptorFlags.None;
        foreach (var (option, flag) in Pairs)
        {
            flags |= (options & option) != 0 ? flag : DescriptorFlags.None;
        }

        return flags;
    }

    /// <summary>Takes the card's answer over into the header of a read.</summary>
    public static void Accept(this ref KsStreamHeader header, in Descriptor answer)
    {
        header.DataUsed = answer.Total;
        header.TypeSpecificFlags = answer.Type;
        header.PresentationTime = KsTime.FromTicks(answer.Time);
        header.Duration = answer.Duration;
        header.OptionsFlags = (answer.Flags & DescriptorFlags.TimeValid) != 0
            ? KsStreamHeaderOptions.TimeValid | KsStreamHeaderOptions.DurationValid
            : KsStreamHeaderOptions.None;
        if ((answer.Flags & DescriptorFlags.EndOfStream) != 0)
        {
            header.OptionsFlags |= KsStreamHeaderOptions.EndOfStream;
        }
    }
}
