namespace DvdPlayer.ProgramStream;

/// <summary>An audio track of a program.</summary>
/// <param name="Kind">How it is coded.</param>
/// <param name="Track">Its number among the tracks of that kind, from 0.</param>
/// <param name="Lpcm">Its parameters if it is linear PCM; otherwise null.</param>
internal sealed record AudioTrack(StreamKind Kind, int Track, LpcmFormat? Lpcm);
