using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Exploration.Schedules;

/// <summary>Decides a run as a schedule says.</summary>
internal sealed class ScheduleChooser(Schedule schedule) : IChooser
{
    private PathHash _hash;
    private string? _mismatch;
    private int _next;
    private int _operations;

    /// <summary>After the run: why the schedule was not made for this code, or null.</summary>
    public string? Mismatch =>
        _mismatch
        ?? (_next < schedule.Deviations.Count
            ? $"it deviates at choice {schedule.Deviations[_next].Number}, and the run had none with that number"
            : schedule.LeftOut.Count > 0 && schedule.LeftOut[^1] >= _operations
                ? $"it leaves out operation {schedule.LeftOut[^1]}, and the run had {_operations}"
                : null);

    public int Choose(in ChoicePoint point, ReadOnlySpan<Choice> choices)
    {
        var pick = 0;
        if (_next < schedule.Deviations.Count && schedule.Deviations[_next].Number == point.Number)
        {
            pick = schedule.Deviations[_next++].Pick;
            if (pick >= choices.Length)
            {
                _mismatch ??= $"it picks number {pick} at choice {point.Number}, which is among {choices.Length} things";
                pick = 0;
            }

            _hash.Add(point.Number, choices.Length, pick, choices[pick].Actor);
            if (_next == schedule.Deviations.Count && _hash.Checksum != schedule.Checksum)
            {
                _mismatch ??= $"the choices up to number {point.Number} are not those that it was made for";
            }

            return pick;
        }

        _hash.Add(point.Number, choices.Length, pick, choices[pick].Actor);
        return pick;
    }

    public bool LeavesOut(int operation, string name)
    {
        _operations = operation + 1;
        return schedule.LeftOut.Contains(operation);
    }
}
