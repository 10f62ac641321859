using StreamClass.ClassDriver.Streams;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Requests;

/// <summary>The memory beside the headers of a request: what follows each of them, and the minidriver's workspace for each.</summary>
/// <remarks>
/// Natively both lie in memory of the class driver, to which the client's headers are copied; so do ours, and the memory stays
/// with the request for its next use. A stream that wants neither pays for two comparisons. Reference 13.10.
/// </remarks>
internal sealed class BesideHeaders
{
    private byte[] _memory = [];
    private int _workspaceSize;

    /// <summary>Bytes that follow each header of this request.</summary>
    public int ExtensionSize { get; private set; }

    /// <summary>Makes room for the headers of a request.</summary>
    public void Begin(ClassStream stream, int count, bool isExtended)
    {
        ExtensionSize = isExtended ? stream.HeaderExtensionSize : 0;
        _workspaceSize = stream.Object.StreamHeaderWorkspace;
        if ((ExtensionSize | _workspaceSize) != 0)
        {
            MakeRoom(count);
        }
    }

    /// <summary>A request without any.</summary>
    public void BeginPlain()
    {
        ExtensionSize = 0;
        _workspaceSize = 0;
    }

    public Memory<byte> Extension(int index) => _memory.AsMemory(index * (ExtensionSize + _workspaceSize), ExtensionSize);

    public Memory<byte> Workspace(int index) =>
        _memory.AsMemory((index * (ExtensionSize + _workspaceSize)) + ExtensionSize, _workspaceSize);

    /// <summary>Takes what the client has behind a header; zeros when it has nothing.</summary>
    public void Take(int index, in StreamBuffer client)
    {
        if (ExtensionSize == 0)
        {
            return;
        }

        if (client.Extension.IsEmpty)
        {
            Extension(index).Span.Clear();
        }
        else
        {
            client.Extension.CopyTo(Extension(index));
        }
    }

    /// <summary>Gives the client what the minidriver left behind a header.</summary>
    public void GiveBack(int index, in StreamBuffer client)
    {
        if (ExtensionSize != 0 && !client.Extension.IsEmpty)
        {
            Extension(index).CopyTo(client.Extension);
        }
    }

    private void MakeRoom(int count)
    {
        var needed = count * (ExtensionSize + _workspaceSize);
        if (_memory.Length < needed)
        {
            // Like the extension of a request: a pattern shows a minidriver that relies on zeros.
            _memory = new byte[needed];
            _memory.AsSpan().Fill(0xCD);
        }
    }
}
