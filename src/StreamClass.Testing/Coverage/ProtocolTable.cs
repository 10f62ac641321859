using StreamClass.ClassDriver.Requests;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Coverage;

/// <summary>The cells that there are, each with a number, and which of them can be reached at all.</summary>
internal static class ProtocolTable
{
    /// <summary>Where the commands of the device begin.</summary>
    private const int DeviceCommands = 0x100;

    private static readonly KsState[] States = [KsState.Stop, KsState.Acquire, KsState.Pause, KsState.Run];

    /// <summary>The rows: each command of a stream in each state, then each command of the device.</summary>
    public static IReadOnlyList<(SrbCommand Command, KsState? State)> Rows { get; } =
    [
        .. from command in Enum.GetValues<SrbCommand>()
           where IsOfStream(command)
           from state in States
           select (command, (KsState?)state),
        .. from command in Enum.GetValues<SrbCommand>()
           where !IsOfStream(command)
           select (command, (KsState?)null),
    ];

    public static int Columns { get; } = Enum.GetValues<InterruptingEvent>().Length;

    public static int Count => Rows.Count * Columns;

    private static Dictionary<(SrbCommand, KsState?), int> Places { get; } =
        Rows.Select(static (row, index) => (row, index)).ToDictionary(static place => place.row, static place => place.index);

    public static int RowOf(SrbCommand command, KsState? state) => Places[(command, IsOfStream(command) ? state ?? KsState.Stop : null)];

    public static int IndexOf(int row, InterruptingEvent happened) => (row * Columns) + (int)happened;

    public static CoverageCell CellAt(int index)
    {
        var (command, state) = Rows[index / Columns];
        return new CoverageCell(command, state, (InterruptingEvent)(index % Columns));
    }

    /// <summary>Whether the class driver ever lets it happen.</summary>
    public static bool IsReachable(in CoverageCell cell) => cell.Event switch
    {
        // Nobody asks for what closes something, and nobody for what plug and play asks.
        InterruptingEvent.Cancel => !cell.Command.IsClosing() && !IsOfPlugAndPlay(cell.Command),

        // The device has one queue, and while it starts or ends nobody else uses it.
        InterruptingEvent.SameQueue or InterruptingEvent.OtherQueue or InterruptingEvent.Close =>
            cell.Command is not (SrbCommand.InitializeDevice or SrbCommand.InitializationComplete or SrbCommand.UninitializeDevice),

        // One change of power or of life at a time.
        InterruptingEvent.PowerChange => !IsOfPlugAndPlay(cell.Command),

        // It is told once.
        InterruptingEvent.SurpriseRemoval => cell.Command != SrbCommand.SurpriseRemoval,
        _ => true,
    };

    private static bool IsOfStream(SrbCommand command) => (int)command < DeviceCommands || command == SrbCommand.StreamMethod;

    private static bool IsOfPlugAndPlay(SrbCommand command) => command is
        SrbCommand.InitializeDevice or SrbCommand.InitializationComplete or SrbCommand.UninitializeDevice
        or SrbCommand.ChangePowerState or SrbCommand.SurpriseRemoval or SrbCommand.PagingOutDriver;
}
