using StreamClass.Hardware;

namespace DvdPlayer.Playback;

/// <summary>What a session is opened for.</summary>
/// <param name="HasVideo">Whether there is video to play.</param>
/// <param name="HasSound">Whether there is sound to play.</param>
/// <param name="Decodes">Whether the board has its decoder chip.</param>
/// <param name="Speed">How fast the board's clock runs.</param>
internal sealed record DecoderSessionSettings(bool HasVideo, bool HasSound, bool Decodes, OscillatorSpeed Speed);
