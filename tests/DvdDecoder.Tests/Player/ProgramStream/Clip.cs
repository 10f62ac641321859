namespace DvdDecoder.Tests.Player.ProgramStream;

/// <summary>The clips beside the test assembly.</summary>
internal static class Clip
{
    public const string NtscLpcm = "ntsc-720x480-lpcm.vob";
    public const string NtscMp2 = "ntsc-352x240-mp2.vob";
    public const string NtscAc3 = "ntsc-352x240-ac3.vob";
    public const string NtscMp2Ac3 = "ntsc-352x240-mp2-ac3.vob";
    public const string PalTwoLpcm = "pal-720x576-two-lpcm.vob";

    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "clips", name);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path(name));
}
