namespace DvdPlayer.ProgramStream;

/// <summary>The times of a packet on the continuous time line of the playback, in units of 100 ns.</summary>
/// <param name="Presentation">When its first access unit is presented; null if the packet has no time stamp.</param>
/// <param name="Decode">When its first access unit is decoded: when it is presented, if the packet does not say.</param>
internal readonly record struct PacketTime(long? Presentation, long? Decode);
