using StreamClass.ClassDriver.Filters;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Pins;

/// <summary>Whether a pin may be opened as a client asks for it.</summary>
/// <remarks>
/// Native name: KsValidateConnectRequest. Reference 13.7 says what is valid; the order, which is that of the members, and these
/// statuses are ours (reading): no such pin type, a pin at the other end, or the wrong access INVALID_PARAMETER; an interface, a
/// medium or a format that is not offered NO_MATCH. A bridge stream can be opened: its pins take requests, and connect to nothing.
/// </remarks>
internal static class PinConnectionRules
{
    public static KsAnswer Check(ClassFilter filter, PinConnection connection)
    {
        var connect = connection.Connect;
        var streams = filter.Descriptor.StreamInfo;
        if (connect.PinId >= (uint)streams.Count)
        {
            return KsAnswer.Refuse(KsRequestCheck.PinId, NtStatus.InvalidParameter);
        }

        var information = streams[(int)connect.PinId];
        return !PinOffers.Interfaces().Contains(connect.Interface)
                ? KsAnswer.Refuse(KsRequestCheck.Interface, NtStatus.NoMatch)
            : !PinOffers.Mediums(information).Contains(connect.Medium)
                ? KsAnswer.Refuse(KsRequestCheck.Medium, NtStatus.NoMatch)
            : connect.PinToHandle != 0
                ? KsAnswer.Refuse(KsRequestCheck.PinToHandle, NtStatus.InvalidParameter)
            : !Fits(information, connection.Format.Format)
                ? KsAnswer.Refuse(KsRequestCheck.DataRange, NtStatus.NoMatch)
            : !connection.Access.HasFlag(PinConnection.AccessFor(information.DataFlow))
                ? KsAnswer.Refuse(KsRequestCheck.Access, NtStatus.InvalidParameter)
            : new KsAnswer(NtStatus.Success);
    }

    private static bool Fits(HwStreamInformation information, KsDataFormat format)
    {
        foreach (var range in information.StreamFormatsArray)
        {
            if (format.IsConnectableTo(range.Format))
            {
                return true;
            }
        }

        return false;
    }
}
