namespace StreamClass.Testing.Scripting;

/// <summary>What a driver does with a register or port.</summary>
public enum AccessKind
{
    /// <summary>It reads.</summary>
    Read,

    /// <summary>It writes.</summary>
    Write,
}
