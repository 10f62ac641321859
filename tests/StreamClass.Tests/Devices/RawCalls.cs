using StreamClass.Client;
using StreamClass.Ks;

namespace StreamClass.Tests.Devices;

/// <summary>I/O controls in a line.</summary>
internal static class RawCalls
{
    public static Task<KsAnswer> AskAsync(this KsObject target, Guid set, uint id, KsPropertyFlags flags, byte[]? output = null, int length = 24)
    {
        var input = new byte[Math.Max(length, 24)];
        KsStructure.Write(input, new KsProperty(set, id, flags));
        return target.DeviceControlAsync(KsControlCode.Property, input.AsMemory(0, length), output);
    }

    public static Task<KsAnswer> GetAsync(this KsObject target, Guid set, uint id, byte[]? output = null) =>
        target.AskAsync(set, id, KsPropertyFlags.Get, output);

    public static Task<KsAnswer> SetAsync(this KsObject target, Guid set, uint id, byte[]? value = null) =>
        target.AskAsync(set, id, KsPropertyFlags.Set, value);

    public static Task<KsAnswer> CallAsync(this KsObject target, Guid set, uint id, KsMethodFlags flags, byte[]? data = null, int length = 24)
    {
        var input = new byte[Math.Max(length, 24)];
        KsStructure.Write(input, new KsMethod(set, id, flags));
        return target.DeviceControlAsync(KsControlCode.Method, input.AsMemory(0, length), data);
    }
}
