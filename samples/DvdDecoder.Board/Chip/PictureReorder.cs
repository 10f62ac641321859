using System.Diagnostics.CodeAnalysis;

namespace DvdDecoder.Board.Chip;

/// <summary>Brings pictures from coding order into display order, and holds the two references that others are predicted from.</summary>
internal sealed class PictureReorder
{
    private readonly Queue<Picture> _output = new();
    private bool _isNewerWaiting;

    /// <summary>The reference before <see cref="Newer"/>.</summary>
    public Picture? Older { get; private set; }

    /// <summary>The reference that was decoded last.</summary>
    public Picture? Newer { get; private set; }

    /// <summary>Pictures that can be taken.</summary>
    public int Count => _output.Count;

    /// <summary>Accepts a decoded picture, with the hold that the caller has on it.</summary>
    public void Add(Picture picture, bool isLowDelay)
    {
        if (picture.Description.Type == PictureType.B)
        {
            _output.Enqueue(picture);
            return;
        }

        ShowNewer(isLast: false);
        Older?.Release();
        Older = Newer;
        Newer = picture;
        _isNewerWaiting = true;
        if (isLowDelay)
        {
            ShowNewer(isLast: false);
        }
    }

    /// <summary>Shows the reference that waits for its turn, if one does.</summary>
    public void ShowNewer(bool isLast)
    {
        if (_isNewerWaiting && Newer is { } picture)
        {
            picture.Hold();
            picture.Description = picture.Description with { IsLastOfSequence = isLast };
            _output.Enqueue(picture);
            _isNewerWaiting = false;
        }
    }

    /// <summary>Lets go of the references without showing what waits.</summary>
    public void Forget()
    {
        Older?.Release();
        Newer?.Release();
        Older = Newer = null;
        _isNewerWaiting = false;
    }

    /// <summary>Drops the pictures that nobody has taken.</summary>
    public void DropOutput()
    {
        while (_output.TryDequeue(out var picture))
        {
            picture.Release();
        }
    }

    public bool TryTake([NotNullWhen(true)] out Picture? picture)
    {
        if (_output.TryDequeue(out picture))
        {
            picture.HandOut();
            return true;
        }

        return false;
    }
}
