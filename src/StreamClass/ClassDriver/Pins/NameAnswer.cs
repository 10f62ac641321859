using System.Text;
using StreamClass.ClassDriver.Properties;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Pins;

/// <summary>The name of a pin type or of a node: a text that an installation registered for a GUID of the minidriver.</summary>
/// <remarks>
/// Reference 13.3, 13.6. The value is UTF-16 with the zero that ends it, as the registry has it natively. What has no GUID, and a
/// GUID for which nothing is registered, is NOT_FOUND (reading).
/// </remarks>
internal static class NameAnswer
{
    private const string Categories = @"\Registry\Machine\System\CurrentControlSet\Control\MediaCategories";

    public static KsAnswer Write(Span<byte> output, ClassDevice device, Guid? name)
    {
        if (name is not { } guid
            || device.Kernel.Registry.GetValue($@"{Categories}\{guid:B}", "Name") is not { Type: RegistryValueType.Sz } text)
        {
            return new KsAnswer(NtStatus.NotFound);
        }

        return ValueAnswer.Write(output, Encoding.Unicode.GetBytes(text.AsText + '\0'));
    }
}
