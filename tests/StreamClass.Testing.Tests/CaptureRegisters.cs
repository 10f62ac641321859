namespace StreamClass.Testing.Tests;

/// <summary>The registers of the card that <see cref="CaptureMinidriver"/> drives.</summary>
internal static class CaptureRegisters
{
    public const int Id = 0x00;
    public const int Control = 0x04;
    public const int Status = 0x08;
    public const int Acknowledge = 0x0C;
    public const int Address = 0x10;

    public const uint Stop = 0;
    public const uint Start = 1;
    public const uint Done = 0x80;
}
