using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Client;

/// <summary>What came back for a raw request to open a pin.</summary>
/// <param name="Status">SUCCESS, or why there is no pin.</param>
/// <param name="Pin">The open pin, which starts in Stop; null unless the request succeeded.</param>
/// <param name="RefusedBy">The check of the class driver that refused the request; none when the minidriver was asked.</param>
public readonly record struct PinAnswer(NtStatus Status, Pin? Pin = null, KsRequestCheck RefusedBy = KsRequestCheck.None);
