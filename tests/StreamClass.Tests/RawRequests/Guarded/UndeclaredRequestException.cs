namespace StreamClass.Tests.RawRequests.Guarded;

/// <summary>Something reached the minidriver that it never declared.</summary>
internal sealed class UndeclaredRequestException(string message, ReadOnlySpan<byte> request = default)
    : Exception($"{message}: {Convert.ToHexString(request)}");
