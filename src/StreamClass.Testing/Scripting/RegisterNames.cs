using System.Globalization;

namespace StreamClass.Testing.Scripting;

/// <summary>What a test calls the registers: the expression that stood in its script.</summary>
internal sealed class RegisterNames
{
    private readonly Dictionary<(int Range, int Register), string> _names = [];

    /// <summary>Remembers the expression for a register, unless it is only its number.</summary>
    public void Add(int range, int register, string? expression)
    {
        if (expression is [var first, ..] && !char.IsDigit(first))
        {
            _names[(range, register)] = expression;
        }
    }

    public string Of(int range, int register)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"0x{register:X2}");
        var place = range == 0 ? number : string.Create(CultureInfo.InvariantCulture, $"{number} of range {range}");
        return _names.TryGetValue((range, register), out var name) ? $"{name} ({place})" : place;
    }

    /// <summary>An access in words, as the subject of a sentence.</summary>
    public string Describe(in RegisterAccess access) => access.Kind == AccessKind.Write
        ? string.Create(CultureInfo.InvariantCulture, $"the write of 0x{access.Value:X2} to {Of(access.Range, access.Register)}{By(access)}")
        : $"the read of {Of(access.Range, access.Register)}{By(access)}";

    private static string By(in RegisterAccess access) => access.Routine is null ? string.Empty : $" by {access.Routine}";
}
