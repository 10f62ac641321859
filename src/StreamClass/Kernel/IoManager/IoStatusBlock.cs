namespace StreamClass.Kernel;

/// <summary>How an IRP ended.</summary>
/// <remarks>Native name: IoStatus of IRP, an IO_STATUS_BLOCK.</remarks>
/// <param name="Status">The status.</param>
/// <param name="Information">What it says beside: mostly a number of bytes.</param>
[NativeName("IoStatus")]
public readonly record struct IoStatusBlock(NtStatus Status, long Information = 0);
