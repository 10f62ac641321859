using System.Runtime.CompilerServices;
using StreamClass.Hardware;
using StreamClass.Testing.Assertions;

namespace StreamClass.Testing.Scripting;

/// <summary>A board that plays a script: what the driver will do to its registers, and what the board does then.</summary>
/// <remarks>
/// <para>Behaviour is said with <see cref="OnRead"/> and <see cref="OnWrite"/>, which hold as often as the access comes; what must
/// come is said with <see cref="Expect"/>, <see cref="ExpectInAnyOrder"/> and <see cref="Eventually"/>. An access can be both. A
/// register that no script knows is a plain memory cell. The interrupt is a level: it stays up until the script drops it.</para>
/// <para>An access that comes before its turn fails the run at that place, and so does one that nobody expects when the board is
/// strict. <see cref="VerifyAll"/> says what never came; a <see cref="MinidriverTest"/> calls it at the end of each run. The board
/// runs live and simulated alike.</para>
/// </remarks>
public partial class ScriptedBoard : VirtualDevice
{
    private readonly Script _script = new();
    private readonly List<ScriptedAccess> _rules = [];
    private readonly RegisterFile _registers;

    /// <summary>Makes a board with one range of registers in memory.</summary>
    /// <param name="registerBytes">How many bytes it has: a power of two, at least 16.</param>
    public ScriptedBoard(uint registerBytes = 256)
        : this("scripted board", new PciIdentity(0x1234, 0x0001), new DeviceRange(0, registerBytes, InMemory: true))
    {
    }

    /// <summary>Makes a board that is not plugged in yet.</summary>
    /// <param name="name">Names the board in logs, traces and reports.</param>
    /// <param name="identity">What its configuration space says that it is.</param>
    /// <param name="ranges">The registers and ports that it decodes.</param>
    /// <exception cref="ArgumentException">A range cannot be one of a PCI device.</exception>
    public ScriptedBoard(string name, PciIdentity identity, params ReadOnlySpan<DeviceRange> ranges)
        : base(name, identity, ranges)
    {
        _registers = new RegisterFile(Ranges);
        Expect = new ScriptedExpectations(this, _script.AddStep);
        Eventually = new ScriptedExpectations(this, _script.AddAnyTime);
    }

    /// <summary>Whether an access that no script knows fails the run.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Adds accesses that must come one after the other, in this order.</summary>
    public ScriptedExpectations Expect { get; }

    /// <summary>Adds accesses that must come sometime, whatever else comes.</summary>
    public ScriptedExpectations Eventually { get; }

    internal RegisterNames Names { get; } = new();

    /// <summary>Adds accesses that must all come before the script goes on, in whatever order.</summary>
    /// <param name="together">Adds the accesses.</param>
    public void ExpectInAnyOrder(Action<ScriptedExpectations> together)
    {
        ArgumentNullException.ThrowIfNull(together);
        var accesses = new List<ScriptedAccess>();
        together(new ScriptedExpectations(this, accesses.Add));
        Change(() => _script.AddSteps(accesses));
    }

    /// <summary>Says what the board answers, and what it does, whenever a register is read.</summary>
    /// <param name="register">Where in the range, in bytes.</param>
    /// <param name="range">The index of the range.</param>
    /// <param name="name">Names the register in reports; filled in.</param>
    /// <returns>The access. What is said last about a register holds.</returns>
    public ScriptedAccess OnRead(int register, int range = 0, [CallerArgumentExpression(nameof(register))] string? name = null) =>
        AddRule(new AccessPattern(AccessKind.Read, range, register, null), name);

    /// <summary>Says what the board does whenever a register is written.</summary>
    /// <param name="register">Where in the range, in bytes.</param>
    /// <param name="value">The value that it is about; null for any.</param>
    /// <param name="range">The index of the range.</param>
    /// <param name="name">Names the register in reports; filled in.</param>
    /// <returns>The access. What is said last about a register holds.</returns>
    public ScriptedAccess OnWrite(
        int register, uint? value = null, int range = 0, [CallerArgumentExpression(nameof(register))] string? name = null) =>
        AddRule(new AccessPattern(AccessKind.Write, range, register, value), name);

    /// <summary>Raises the interrupt from outside, as a cable or a switch does. It stays up until something drops it.</summary>
    public void RaiseInterrupt() => Synchronize(AssertInterrupt);

    /// <summary>Drops the interrupt from outside.</summary>
    public void DropInterrupt() => Synchronize(DeassertInterrupt);

    /// <summary>Sets a register. Set before the board is plugged in, it is also the value after a reset.</summary>
    /// <param name="register">Where in the range, in bytes.</param>
    /// <param name="value">The value.</param>
    /// <param name="width">How many bytes the register has: 1, 2 or 4.</param>
    /// <param name="range">The index of the range.</param>
    public void SetRegister(int register, uint value, int width = 4, int range = 0) => Synchronize(() =>
    {
        if (!IsAttached)
        {
            _registers.Initialize(range, register, width, value);
        }

        Poke(range, register, width, value);
    });

    /// <summary>Looks at a register; nothing happens because of it.</summary>
    /// <param name="register">Where in the range, in bytes.</param>
    /// <param name="width">How many bytes the register has: 1, 2 or 4.</param>
    /// <param name="range">The index of the range.</param>
    /// <returns>What was written to it last.</returns>
    public uint GetRegister(int register, int width = 4, int range = 0)
    {
        var value = 0u;
        Synchronize(() => value = Peek(range, register, width));
        return value;
    }

    /// <summary>Requires that the script was played to its end, and that nothing came that it forbids.</summary>
    /// <exception cref="MinidriverAssertionException">It was not.</exception>
    public void VerifyAll()
    {
        string? message = null;
        Synchronize(() => message = Violation ?? DescribeMissing());
        if (message is not null)
        {
            throw new MinidriverAssertionException(message);
        }
    }

    /// <summary>Changes the script, whoever plays it meanwhile.</summary>
    internal void Change(Action change) => Synchronize(change);

    /// <summary>The names of the registers, after another one has been named.</summary>
    internal RegisterNames NamesWith(AccessPattern pattern, string? name)
    {
        Change(() => Names.Add(pattern.Range, pattern.Register, name));
        return Names;
    }

    internal DeviceTimer CreateScriptTimer(Action onDue) => CreateTimer($"{Name} script", onDue);

    internal void SetInterrupt(bool isUp)
    {
        if (isUp)
        {
            AssertInterrupt();
        }
        else
        {
            DeassertInterrupt();
        }
    }

    internal uint Peek(int range, int register, int width) => _registers.Read(range, register, width);

    internal void Poke(int range, int register, int width, uint value) => _registers.Write(range, register, width, value);

    /// <exception cref="ArgumentOutOfRangeException">The board has no such register.</exception>
    internal void RequireRegister(AccessPattern pattern)
    {
        if ((uint)pattern.Range >= (uint)Ranges.Length || (uint)pattern.Register >= Ranges[pattern.Range].Length)
        {
            throw new ArgumentOutOfRangeException(
                "register", pattern.Register, $"{Name} has no register 0x{pattern.Register:X2} in its range {pattern.Range}.");
        }
    }

    /// <inheritdoc/>
    protected override void OnReset() => _registers.Reset();

    private ScriptedAccess AddRule(AccessPattern pattern, string? name)
    {
        RequireRegister(pattern);
        var rule = new ScriptedAccess(this, pattern, int.MaxValue);
        Change(() =>
        {
            Names.Add(pattern.Range, pattern.Register, name);
            _rules.Add(rule);
        });
        return rule;
    }
}
