using StreamClass.ClassDriver.Controls;
using StreamClass.ClassDriver.Properties;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Clocks;

/// <summary>KSPROPSETID_Clock: what a clock handle is asked, in bytes.</summary>
/// <remarks>Reference 13.5.</remarks>
internal static class ClockPropertySet
{
    public static ClassPropertySet Clock { get; } = new(
        KsPropertySetId.Clock,
        new((uint)KsPropertyClock.Time, MinData: sizeof(long))
        {
            Get = static request => Ask(request, TimeFunction.GetStreamTime, static context => context.Time),
        },
        new((uint)KsPropertyClock.PhysicalTime, MinData: sizeof(long))
        {
            Get = static request => Ask(request, TimeFunction.ReadOnboardClock, static context => context.Time),
        },
        new((uint)KsPropertyClock.CorrelatedTime, MinData: KsCorrelatedTime.NativeSize)
        {
            Get = static request => Ask(request, TimeFunction.GetStreamTime, Correlated),
        },
        new((uint)KsPropertyClock.CorrelatedPhysicalTime, MinData: KsCorrelatedTime.NativeSize)
        {
            Get = static request => Ask(request, TimeFunction.ReadOnboardClock, Correlated),
        },
        new((uint)KsPropertyClock.Resolution, MinData: KsResolution.NativeSize)
        {
            Get = static request => new(ValueAnswer.Write(request.Output.Span, in Resolution)),
        },
        new((uint)KsPropertyClock.State, MinData: sizeof(uint))
        {
            Get = static request => new(ValueAnswer.Write(request.Output.Span, (uint)ClockOf(request).Stream.Commands.State)),
        },
        new((uint)KsPropertyClock.FunctionTable, MinData: KsClockFunctionTable.NativeSize)
        {
            // Routines cannot be called through a handle of a client outside the kernel: Clock.GetFunctionTable gives them.
            Get = static _ => new(new KsAnswer(NtStatus.InvalidDeviceRequest)),
        });

    /// <summary>The time comes in units of 100 ns, and the class driver adds nothing to what the clock function says.</summary>
    internal static readonly KsResolution Resolution = new() { Granularity = 1, Error = 0 };

    internal static KsCorrelatedTime Correlated(HwTimeContext context) => new(context.Time, context.SystemTime);

    private static ValueTask<KsAnswer> Ask<T>(ControlRequest request, TimeFunction function, Func<HwTimeContext, T> value)
        where T : unmanaged
    {
        var context = new HwTimeContext { Function = function };
        var status = ClockOf(request).Ask(context);
        return new(status.IsSuccess() ? ValueAnswer.Write(request.Output.Span, value(context)) : new KsAnswer(status));
    }

    private static MasterClock ClockOf(ControlRequest request) => (MasterClock)request.Target;
}
