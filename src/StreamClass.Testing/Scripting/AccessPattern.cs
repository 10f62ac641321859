using System.Globalization;

namespace StreamClass.Testing.Scripting;

/// <summary>Which accesses a line of a script is about.</summary>
/// <param name="Kind">Reads or writes.</param>
/// <param name="Range">The index of the range.</param>
/// <param name="Register">Where in the range, in bytes.</param>
/// <param name="Value">The value that is written; null for any.</param>
internal sealed record AccessPattern(AccessKind Kind, int Range, int Register, uint? Value)
{
    public bool Matches(in RegisterAccess access) =>
        access.Kind == Kind && IsOf(access.Range, access.Register) && (Value is null || Value == access.Value);

    public bool IsOf(int range, int register) => range == Range && register == Register;

    public string Describe(RegisterNames names) => (Kind, Value) switch
    {
        (AccessKind.Read, _) => $"a read of {names.Of(Range, Register)}",
        (_, { } value) => string.Create(CultureInfo.InvariantCulture, $"a write of 0x{value:X2} to {names.Of(Range, Register)}"),
        _ => $"a write to {names.Of(Range, Register)}",
    };
}
