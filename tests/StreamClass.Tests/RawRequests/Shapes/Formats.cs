using StreamClass.Ks;
using StreamClass.Tests.RawRequests.Guarded;

namespace StreamClass.Tests.RawRequests.Shapes;

/// <summary>Formats and ranges that clients name.</summary>
internal static class Formats
{
    private static readonly KsDataFormatBlock[] s_known =
    [
        GuardedStreams.Exact, GuardedStreams.AnySub, GuardedStreams.Longer,
        KsDataFormatBlock.Create(Guid.Empty, Guid.Empty, Guid.Empty),
        KsDataFormatBlock.Create(KsDataFormatType.Video, KsDataFormatSubtype.Mpeg2Video, KsDataFormatSpecifier.None),
        KsDataFormatBlock.Create(KsDataFormatType.Text, KsDataFormatSubtype.None, KsDataFormatSpecifier.None),
    ];

    public static KsDataFormatBlock Any(Dice dice) => dice.OneOf(s_known);

    /// <summary>A format that a stream takes.</summary>
    public static KsDataFormatBlock For(Dice dice, int stream) => stream switch
    {
        GuardedStreams.Output when dice.Chance(30) => GuardedStreams.Longer,
        GuardedStreams.Input when dice.Chance(30) => GuardedStreams.AnySub,
        _ => GuardedStreams.Exact,
    };
}
