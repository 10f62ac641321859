using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Tests.Devices.Dvd;

/// <summary>Which stream of a decoder needs authentication, and when new keys may come. Reference 13.12.</summary>
/// <remarks>All streams have one decrypter: only the first that is asked needs keys.</remarks>
internal sealed class DvdCopyStates
{
    private readonly HashSet<int> _open = [];
    private readonly HashSet<int> _marked = [];
    private readonly List<HwStreamRequestBlock> _held = [];
    private int? _first;

    public List<KsDvdCopyState> Told { get; } = [];

    public void Open(int stream) => _open.Add(stream);

    public KsDvdCopyState Get(int stream) => (_first ??= stream) == stream
        ? KsDvdCopyState.AuthenticationRequired
        : KsDvdCopyState.AuthenticationNotRequired;

    /// <summary>Takes what is told. False when the request is held until all streams have come to the new key.</summary>
    public bool TrySet(KsDvdCopyState state, HwStreamRequestBlock srb)
    {
        Told.Add(state);
        if (state is not (KsDvdCopyState.Initialize or KsDvdCopyState.InitializeTitle) || _marked.SetEquals(_open))
        {
            _marked.Clear();
            return true;
        }

        _held.Add(srb);
        return false;
    }

    /// <summary>A stream has come to the place where its data has a new key.</summary>
    public void Mark(int stream)
    {
        _marked.Add(stream);
        if (!_marked.SetEquals(_open) || _held.Count == 0)
        {
            return;
        }

        _marked.Clear();
        foreach (var srb in _held)
        {
            EchoDevice.Succeed(srb);
        }

        _held.Clear();
    }

    public void Cancel(HwStreamRequestBlock srb) => _held.Remove(srb);
}
