using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Tests.RawRequests.Guarded;

/// <summary>What the guarded device answers to properties, methods and intersections that it finds right.</summary>
internal static class GuardedAnswers
{
    private const int TextLength = 20;

    public static NtStatus Get(HwStreamRequestBlock srb, KsPropertyItem item)
    {
        var value = srb.CommandData.PropertyInfo.PropertyInfo.Span;
        switch (item.PropertyId)
        {
            case GuardedSets.Refused:
                return NtStatus.NotSupported;
            case GuardedSets.Text when value.IsEmpty:
                srb.ActualBytesTransferred = TextLength;
                return NtStatus.BufferOverflow;
            case GuardedSets.Text when value.Length < TextLength:
                return NtStatus.BufferTooSmall;
            case GuardedSets.Received:
                return Give(srb, value, srb.StreamObject.HwStreamExtension.As<GuardedStream>().Received());
            case GuardedSets.List:
                var list = KsStructure.ToArray(new KsMultipleItem { Size = 12, Count = 1 }, [1, 2, 3, 4]);
                return Give(srb, value, list.AsSpan(0, Math.Min(value.Length, list.Length)));
            default:
                var length = Math.Min(value.Length, item.MinData == 0 ? TextLength : (int)item.MinData);
                value[..length].Fill((byte)item.PropertyId);
                srb.ActualBytesTransferred = (uint)length;
                return NtStatus.Success;
        }
    }

    public static NtStatus Set(HwStreamRequestBlock srb, KsPropertyItem item) =>
        item.PropertyId == GuardedSets.Refused ? NtStatus.NotSupported : NtStatus.Success;

    public static NtStatus Call(HwStreamRequestBlock srb, KsMethodItem item)
    {
        if (item.MethodId == GuardedSets.Refused)
        {
            return NtStatus.NotSupported;
        }

        if ((item.Flags & KsMethodItemFlags.Write) != 0)
        {
            var data = srb.CommandData.MethodInfo.MethodInfo.Span;
            data.Fill((byte)item.MethodId);
            srb.ActualBytesTransferred = (uint)data.Length;
        }

        return NtStatus.Success;
    }

    /// <summary>Audio has no format here; everything else has the first one that fits.</summary>
    public static NtStatus Intersect(HwStreamRequestBlock srb)
    {
        var info = srb.CommandData.IntersectInfo;
        var range = info.DataRange.Format;
        var offered = GuardedStreams.All[info.StreamNumber].StreamFormatsArray.First(offered => range.CanIntersect(offered.Format));
        if (offered.Format.MajorFormat == KsDataFormatType.Audio)
        {
            return NtStatus.NoMatch;
        }

        srb.ActualBytesTransferred = (uint)offered.Block.Length;
        return info.SizeOfDataFormatBuffer == 0 ? NtStatus.BufferOverflow
            : offered.Block.Span.TryCopyTo(info.DataFormatBuffer.Span) ? NtStatus.Success
            : NtStatus.BufferTooSmall;
    }

    private static NtStatus Give(HwStreamRequestBlock srb, Span<byte> value, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(value);
        srb.ActualBytesTransferred = (uint)bytes.Length;
        return NtStatus.Success;
    }
}
