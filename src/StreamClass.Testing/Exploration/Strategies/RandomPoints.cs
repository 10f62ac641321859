using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Exploration.Strategies;

/// <summary>A few random points of each run: one half of them anywhere, the other half where data is touched.</summary>
/// <remarks>Most points are calls, so that among all of them the few between two accesses would hardly ever be drawn.</remarks>
/// <param name="most">How many there are at most.</param>
internal sealed class RandomPoints(int most)
{
    private readonly (bool AtData, int Number)[] _points = new (bool AtData, int Number)[most];
    private readonly RunLength _dataLength = new();
    private int _left;
    private int _passedData;

    /// <summary>Draws the points of the next run.</summary>
    /// <param name="generator">Where they come from.</param>
    /// <param name="count">How many.</param>
    /// <param name="length">How many choices the run will probably have.</param>
    public void Draw(SeededGenerator generator, int count, int length)
    {
        if (_passedData > 0)
        {
            _dataLength.Learn(_passedData);
        }

        _passedData = 0;
        _left = count;
        for (var i = 0; i < count; i++)
        {
            var atData = _dataLength.IsKnown && generator.Below(2) == 0;
            _points[i] = (atData, generator.Below(atData ? _dataLength.Estimate : length));
        }
    }

    /// <summary>The run comes to a point.</summary>
    /// <returns>How many of those that were drawn it is.</returns>
    public int Pass(in ChoicePoint point)
    {
        var isData = PointKinds.Data.Contains(point);
        var hits = 0;
        for (var i = _left - 1; i >= 0; i--)
        {
            if (_points[i].AtData ? isData && _points[i].Number <= _passedData : _points[i].Number <= point.Number)
            {
                _points[i] = _points[--_left];
                hits++;
            }
        }

        _passedData += isData ? 1 : 0;
        return hits;
    }
}
