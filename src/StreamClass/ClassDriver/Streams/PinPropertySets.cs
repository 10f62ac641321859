using StreamClass.ClassDriver.Properties;
using StreamClass.Ks;
using static StreamClass.ClassDriver.Properties.ClassProperty;

namespace StreamClass.ClassDriver.Streams;

/// <summary>The property sets that the class driver knows on a pin.</summary>
/// <remarks>Reference 13.4.</remarks>
internal static class PinPropertySets
{
    private const string Section = "13.4";

    public static ClassPropertySet Connection { get; } = new(
        KsPropertySetId.Connection,
        Section,
        new((uint)KsPropertyConnection.State, "STATE", MinData: sizeof(uint))
        {
            Get = ConnectionProperties.GetStateAsync,
            Set = ConnectionProperties.SetStateAsync,
        },
        OfMinidriver((uint)KsPropertyConnection.Priority, "PRIORITY"),
        new((uint)KsPropertyConnection.DataFormat, "DATAFORMAT")
        {
            Get = ConnectionProperties.GetDataFormatAsync,
            Set = ConnectionProperties.SetDataFormatAsync,
        },
        OfMinidriver((uint)KsPropertyConnection.AllocatorFraming, "ALLOCATORFRAMING"),
        new((uint)KsPropertyConnection.ProposeDataFormat, "PROPOSEDATAFORMAT", MinData: KsDataFormat.NativeSize)
        {
            Set = ConnectionProperties.ProposeDataFormatAsync,
        },
        OfMinidriver((uint)KsPropertyConnection.AcquireOrdering, "ACQUIREORDERING"),
        OfNobody((uint)KsPropertyConnection.AllocatorFramingEx, "ALLOCATORFRAMING_EX"),
        OfMinidriver((uint)KsPropertyConnection.StartAt, "STARTAT"));

    public static ClassPropertySet Stream { get; } = new(
        KsPropertySetId.Stream,
        Section,
        OfMinidriver((uint)KsPropertyStream.Allocator, "ALLOCATOR"),
        OfMinidriver((uint)KsPropertyStream.Quality, "QUALITY"),
        OfMinidriver((uint)KsPropertyStream.Degradation, "DEGRADATION"),
        new((uint)KsPropertyStream.MasterClock, "MASTERCLOCK", MinData: sizeof(ulong))
        {
            Get = StreamProperties.GetMasterClockAsync,
            Set = StreamProperties.SetMasterClockAsync,
        },
        OfMinidriver((uint)KsPropertyStream.TimeFormat, "TIMEFORMAT"),
        OfMinidriver((uint)KsPropertyStream.PresentationTime, "PRESENTATIONTIME"),
        OfMinidriver((uint)KsPropertyStream.PresentationExtent, "PRESENTATIONEXTENT"),
        OfMinidriver((uint)KsPropertyStream.FrameTime, "FRAMETIME"),
        new((uint)KsPropertyStream.RateCapability, "RATECAPABILITY", KsRateCapability.NativeSize, KsRate.NativeSize)
        {
            Get = StreamProperties.GetRateCapabilityAsync,
            IsMinidrivers = true,
        },
        new((uint)KsPropertyStream.Rate, "RATE", MinData: KsRate.NativeSize)
        {
            Get = StreamProperties.GetRateAsync,
            Set = StreamProperties.SetRateAsync,
        },
        OfNobody((uint)KsPropertyStream.PipeId, "PIPE_ID"));

    public static ClassPropertySet StreamInterface { get; } = new(
        KsPropertySetId.StreamInterface,
        Section,
        new ClassProperty((uint)KsPropertyStreamInterface.HeaderSize, "HEADERSIZE", MinData: sizeof(uint))
        {
            Get = StreamProperties.GetHeaderSizeAsync,
        });

    public static ClassPropertySet Quality { get; } = new(
        KsPropertySetId.Quality,
        Section,
        OfMinidriver((uint)KsPropertyQuality.Report, "REPORT"),
        OfMinidriver((uint)KsPropertyQuality.Error, "ERROR"));
}
