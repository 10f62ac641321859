namespace StreamClass.Kernel;

/// <summary>A driver broke a rule that the real machine would answer with a bug check.</summary>
/// <remarks>
/// The machine records it before it is thrown, so a minidriver that catches it hides nothing. It never stands for a failed
/// request (that is an <see cref="NtStatus"/>) nor for misuse by the host (those are argument and state exceptions).
/// </remarks>
/// <param name="code">The native code of the bug check.</param>
/// <param name="message">What happened, in one sentence.</param>
/// <param name="parameters">Up to four values that belong to the code.</param>
public sealed class BugCheckException(BugCheckCode code, string message, params ulong[] parameters)
    : Exception($"{code} (0x{(uint)code:X2}): {message}")
{
    /// <summary>The native code of the bug check.</summary>
    public BugCheckCode Code { get; } = code;

    /// <summary>The values that belong to the code, at most four.</summary>
    public IReadOnlyList<ulong> Parameters { get; } = parameters;

    /// <summary>The identifier of the verifier rule that was broken, or null when the engine itself found it.</summary>
    public string? RuleId { get; init; }

    /// <summary>What happened to the request that was being handled, or null when there is none.</summary>
    public string? RequestTrace { get; init; }
}
