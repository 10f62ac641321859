namespace StreamClass.Hardware;

/// <summary>How a bug check says why a transfer was refused.</summary>
internal static class DmaFaultExtensions
{
    public static string Display(this DmaFault fault) => fault switch
    {
        DmaFault.Unmapped => "no buffer is mapped there",
        DmaFault.OtherDevice => "the buffer there is not mapped for this device",
        DmaFault.Above24Bits => "the device reaches only the first 16 MiB",
        DmaFault.PastTheEnd => "that is not all within the buffer mapped there",
        DmaFault.ReadOnly => "the buffer there is read-only to the device",
        _ => "nothing is wrong",
    };
}
