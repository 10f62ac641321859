using StreamClass.Kernel;
using StreamClass.Testing.Choices;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Tests.Exploration.Strategies;

/// <summary>Asks a chooser what it would do.</summary>
internal static class ChoicesOf
{
    public static int Ask(this IChooser chooser, int number, TraceKind kind, params Choice[] choices) =>
        chooser.Choose(new ChoicePoint(0, Irql.Passive, number, number, kind, null), choices);

    public static int Ask(this IChooser chooser, int number, params Choice[] choices) => chooser.Ask(number, TraceKind.SharedAccess, choices);

    public static Choice GoOn(int actor) => new(ChoiceKind.GoOn, null, actor);

    public static Choice Interrupt(int actor) => new(ChoiceKind.Interrupt, null, actor);

    public static Choice Run(int actor) => new(ChoiceKind.Run, null, actor);

    public static Choice Time() => new(ChoiceKind.ReachEvent, null, 0);
}
