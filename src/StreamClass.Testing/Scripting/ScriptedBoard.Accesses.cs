using StreamClass.Kernel;
using StreamClass.Testing.Assertions;
using StreamClass.Testing.Scheduling;

namespace StreamClass.Testing.Scripting;

/// <content>What happens at an access.</content>
public partial class ScriptedBoard
{
    private readonly List<RegisterAccess> _accesses = [];

    /// <summary>Every access of the driver since the board was made, oldest first.</summary>
    public IReadOnlyList<RegisterAccess> Accesses
    {
        get
        {
            RegisterAccess[] accesses = [];
            Synchronize(() => accesses = [.. _accesses]);
            return accesses;
        }
    }

    /// <summary>The first thing that came and should not have, in words; or null.</summary>
    private string? Violation { get; set; }

    /// <inheritdoc/>
    protected internal sealed override uint ReadRegister(int range, int offset, int width)
    {
        var access = Access(AccessKind.Read, range, offset, width, _registers.Read(range, offset, width));
        var expected = Expected(access, out var rule);
        var answering = expected is { HasAnswers: true } ? expected : rule is { HasAnswers: true } ? rule : null;
        if (answering is not null)
        {
            access = access with { Value = answering.TakeAnswer() };
        }

        Play(access, rule, expected);
        return access.Value;
    }

    /// <inheritdoc/>
    protected internal sealed override void WriteRegister(int range, int offset, int width, uint value)
    {
        _registers.Write(range, offset, width, value);
        var access = Access(AccessKind.Write, range, offset, width, value);
        var expected = Expected(access, out var rule);
        Play(access, rule, expected);
    }

    private RegisterAccess Access(AccessKind kind, int range, int offset, int width, uint value) =>
        new(kind, range, offset, width, value, TimeSpan.FromTicks(Oscillator.Now), Processor.CurrentOrNone?.Callback?.ToString());

    /// <summary>Finds who knows an access; one that must not come now is on record after this.</summary>
    private ScriptedAccess? Expected(RegisterAccess access, out ScriptedAccess? rule)
    {
        rule = _rules.FindLast(candidate => candidate.Pattern.Matches(access));
        var expected = _script.Match(access);
        if (expected is null && rule is null)
        {
            if (_script.ComesTooEarly(access))
            {
                Refuse($"{Sentence(access)} came too early: the script of {Name} says first {_script.Next!.Pattern.Describe(Names)}.");
            }
            else if (IsStrict)
            {
                var next = _script.Next is { } step ? $" next in its script is {step.Pattern.Describe(Names)}" : " its script is over";
                Refuse($"{Sentence(access)} was not expected by {Name}, which is strict;{next}.");
            }
        }

        return expected;
    }

    /// <summary>The behaviour of the board comes before what the script adds to it.</summary>
    private void Play(RegisterAccess access, ScriptedAccess? rule, ScriptedAccess? expected)
    {
        _accesses.Add(access);
        rule?.Come();
        expected?.Come();
        _script.Advance();
    }

    /// <summary>A simulated run ends here, so that its last line is the place; a live one goes on until somebody verifies.</summary>
    private void Refuse(string message)
    {
        Violation ??= message;
        if (Processor.CurrentOrNone?.Drive is SimulatedDrive drive)
        {
            drive.Fail(new MinidriverAssertionException(message));
        }
    }

    private string? DescribeMissing()
    {
        var missing = _script.Missing.Select(Describe).ToArray();
        return missing.Length == 0
            ? null
            : $"The script of {Name} was not played to its end. Missing: {string.Join("; ", missing)}.{DescribeLast()}";
    }

    private string Describe(ScriptedAccess access) =>
        access.Times == 1
            ? access.Pattern.Describe(Names)
            : $"{access.Pattern.Describe(Names)}, which came {access.Count} of {access.Times} times";

    private string DescribeLast()
    {
        const int Shown = 5;
        var last = _accesses.Skip(_accesses.Count - Shown).Select(access => $"{Environment.NewLine}  {Sentence(access)}");
        return _accesses.Count == 0
            ? $" The driver never touched a register of {Name}."
            : $" The last that came:{string.Concat(last)}";
    }

    private string Sentence(in RegisterAccess access)
    {
        var text = Names.Describe(access);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }
}
