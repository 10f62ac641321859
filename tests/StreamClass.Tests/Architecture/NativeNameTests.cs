using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Tests.Architecture;

/// <summary>What has a counterpart in the native interface says so, and has its layout.</summary>
public sealed class NativeNameTests
{
    /// <summary>Types of our own, which the native interface does not have.</summary>
    private static readonly string[] Own =
    [
        // Minidriver: the calls as interfaces, and how extensions are described.
        "Extension", "IStreamClass", "IStrMiniDriver", "StreamClassDriver",

        // Ks: tables of identifiers, each of which is named; makers of formats; structures and bytes; a header together with its memory.
        "KsAnalogFormat", "KsAudioFormat", "KsCategory", "KsDataFormatSpecifier", "KsDataFormatSubtype", "KsDataFormatType", "KsDegradeSetId",
        "KsDvdFormat", "KsDvdPropertySets", "KsEventSetId", "KsFileFormat", "KsInterface", "KsInterfaceSetId", "KsMedium", "KsMediumSetId", "KsMemoryType",
        "KsMethodSetId", "KsName", "KsPinName", "KsPropertySetId", "KsPropertyTypeSetId", "KsRequestCheck", "KsStructure", "KsTimeFormat",
        "KsVbiFormat", "KsVideoFormat", "StreamBuffer",

        // Kernel: the machine itself, and what .NET needs.
        "BugCheckCode", "BugCheckException", "InterruptLine", "KernelBuffer", "KernelServices", "LowerDevice", "MachineFiles", "NativeNameAttribute",
        "NtStatusExtensions", "Registry", "RegistryKey", "RegistryValueType", "Shared`1", "StreamRequestException",
    ];

    [Fact]
    public void Types_OfTheContract_CarryTheirNativeName()
    {
        string[] contract = ["StreamClass.Minidriver", "StreamClass.Ks", "StreamClass.Kernel"];
        typeof(Machine).Assembly.GetExportedTypes()
            .Where(type => contract.Contains(type.Namespace) && !type.IsNested && type.GetCustomAttribute<NativeNameAttribute>() is null)
            .Select(static type => type.Name)
            .Should().BeEquivalentTo(Own);
    }

    [Fact]
    public void Types_WithTheSameNativeName_DoNotExist() =>
        typeof(Machine).Assembly.GetExportedTypes()
            .Select(static type => type.GetCustomAttribute<NativeNameAttribute>()?.Name)
            .Where(static name => name is not null)
            .Should().OnlyHaveUniqueItems();

    [Theory]
    [InlineData(typeof(KsTime), 16, "Time", 0, "Numerator", 8, "Denominator", 12)]
    [InlineData(typeof(KsScatterGather), 16, "PhysicalAddress", 0, "Length", 8)]
    [InlineData(typeof(KsDataFormat), 64, "FormatSize", 0, "Flags", 4, "SampleSize", 8, "Reserved", 12, "MajorFormat", 16, "SubFormat", 32, "Specifier", 48)]
    [InlineData(
        typeof(KsStreamHeader), 56, "Size", 0, "TypeSpecificFlags", 4, "PresentationTime", 8, "Duration", 24, "FrameExtent", 32, "DataUsed", 36,
        "Data", 40, "OptionsFlags", 48, "Reserved", 52)]
    public void Structure_OfTheNativeInterface_HasItsLayout(Type type, int size, params object[] members)
    {
        ((int)typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(type).Invoke(null, null)!).Should().Be(size);
        Marshal.SizeOf(type).Should().Be(size);
        type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Should().HaveCount(members.Length / 2);
        for (var i = 0; i < members.Length; i += 2)
        {
            var field = type.GetField((string)members[i])?.Name ?? $"<{members[i]}>k__BackingField";
            Marshal.OffsetOf(type, field).ToInt32().Should().Be((int)members[i + 1], $"of {members[i]}");
        }
    }
}
