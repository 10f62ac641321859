namespace StreamClass.Kernel;

/// <summary>Questions that one asks of an <see cref="NtStatus"/>.</summary>
public static class NtStatusExtensions
{
    /// <summary>Whether the status is a success or an information.</summary>
    /// <remarks>Native name: NT_SUCCESS. Any IRQL.</remarks>
    /// <param name="status">The status to look at.</param>
    /// <returns>False for warnings and errors.</returns>
    [NativeName("NT_SUCCESS")]
    public static bool IsSuccess(this NtStatus status) => (int)status >= 0;
}
