namespace DvdPlayer.ProgramStream;

/// <summary>A file cannot be played. The message is one line: what is wrong, where, and what to do.</summary>
internal sealed class ProgramStreamException : Exception
{
    private ProgramStreamException(string message, long offset)
        : base(message) => Offset = offset;

    /// <summary>The byte offset of what is wrong.</summary>
    public long Offset { get; }

    internal static ProgramStreamException Empty(string name) =>
        new($"{name} is empty: it ends at byte offset 0; give a .vob or .mpg file with an MPEG program stream.", 0);

    internal static ProgramStreamException NoProgramStream(string name, long offset, long searched) => new(
        $"{name} is no MPEG program stream: no pack begins in the {searched} bytes from byte offset {offset}; give a .vob or .mpg file.",
        offset);

    internal static ProgramStreamException Scrambled(string name, long offset) => new(
        $"{name} is scrambled: its packs are scrambled from byte offset {offset} on and this player does not decrypt; "
            + "give a file in the clear.",
        offset);
}
