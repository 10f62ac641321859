using StreamClass.Hardware;

namespace StreamClass.Testing;

/// <summary>The base of tests of a minidriver that has no hardware, or does not care which.</summary>
/// <remarks>As <see cref="MinidriverTest{TBoard}"/>, without a board unless the test makes one.</remarks>
public abstract class MinidriverTest : MinidriverTest<VirtualDevice?>
{
    /// <inheritdoc/>
    protected override VirtualDevice? CreateBoard() => null;
}
