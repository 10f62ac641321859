using StreamClass.ClassDriver.Properties;
using StreamClass.Ks;
using static StreamClass.ClassDriver.Properties.ClassProperty;

namespace StreamClass.ClassDriver.Streams;

/// <summary>The property sets that the class driver knows on a pin.</summary>
/// <remarks>Reference 13.4.</remarks>
internal static class PinPropertySets
{
    public static ClassPropertySet Connection { get; } = new(
        KsPropertySetId.Connection,
        new((uint)KsPropertyConnection.State, MinData: sizeof(uint))
        {
            Get = ConnectionProperties.GetStateAsync,
            Set = ConnectionProperties.SetStateAsync,
        },
        OfMinidriver((uint)KsPropertyConnection.Priority),
        new((uint)KsPropertyConnection.DataFormat)
        {
            Get = ConnectionProperties.GetDataFormatAsync,
            Set = ConnectionProperties.SetDataFormatAsync,
        },
        OfMinidriver((uint)KsPropertyConnection.AllocatorFraming),
        new((uint)KsPropertyConnection.ProposeDataFormat, MinData: KsDataFormat.NativeSize)
        {
            Set = ConnectionProperties.ProposeDataFormatAsync,
        },
        OfMinidriver((uint)KsPropertyConnection.AcquireOrdering),
        OfNobody((uint)KsPropertyConnection.AllocatorFramingEx),
        OfMinidriver((uint)KsPropertyConnection.StartAt));

    public static ClassPropertySet Stream { get; } = new(
        KsPropertySetId.Stream,
        OfMinidriver((uint)KsPropertyStream.Allocator),
        OfMinidriver((uint)KsPropertyStream.Quality),
        OfMinidriver((uint)KsPropertyStream.Degradation),
        new((uint)KsPropertyStream.MasterClock, MinData: sizeof(ulong))
        {
            Get = StreamProperties.GetMasterClockAsync,
            Set = StreamProperties.SetMasterClockAsync,
        },
        OfMinidriver((uint)KsPropertyStream.TimeFormat),
        OfMinidriver((uint)KsPropertyStream.PresentationTime),
        OfMinidriver((uint)KsPropertyStream.PresentationExtent),
        OfMinidriver((uint)KsPropertyStream.FrameTime),
        new((uint)KsPropertyStream.RateCapability, KsRateCapability.NativeSize, KsRate.NativeSize)
        {
            Get = StreamProperties.GetRateCapabilityAsync,
            IsMinidrivers = true,
        },
        new((uint)KsPropertyStream.Rate, MinData: KsRate.NativeSize)
        {
            Get = StreamProperties.GetRateAsync,
            Set = StreamProperties.SetRateAsync,
        },
        OfNobody((uint)KsPropertyStream.PipeId));

    public static ClassPropertySet StreamInterface { get; } = new(
        KsPropertySetId.StreamInterface,
        new ClassProperty((uint)KsPropertyStreamInterface.HeaderSize, MinData: sizeof(uint))
        {
            Get = StreamProperties.GetHeaderSizeAsync,
        });

    public static ClassPropertySet Quality { get; } = new(
        KsPropertySetId.Quality,
        OfMinidriver((uint)KsPropertyQuality.Report),
        OfMinidriver((uint)KsPropertyQuality.Error));
}
