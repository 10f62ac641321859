using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Minidriver;

/// <summary>A filter without kernel streaming pins that a minidriver has registered, such as a tuner or a crossbar.</summary>
/// <remarks>Native: what StreamClassRegisterFilterWithNoKSPins writes to the registry. Reference 3.</remarks>
/// <param name="InterfaceClass">The class of the device interface.</param>
/// <param name="PinCount">How many pins the filter has.</param>
/// <param name="PinDirection">For each pin whether it is an output.</param>
/// <param name="MediumList">The medium of each pin.</param>
/// <param name="CategoryList">The category of each pin; empty when none were given.</param>
[NativeName("StreamClassRegisterFilterWithNoKSPins.Filter")]
public sealed record RegisteredFilter(
    Guid InterfaceClass, int PinCount, IReadOnlyList<bool> PinDirection, IReadOnlyList<KsIdentifier> MediumList, IReadOnlyList<Guid> CategoryList);
