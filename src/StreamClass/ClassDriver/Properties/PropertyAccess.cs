using StreamClass.ClassDriver.Controls;
using StreamClass.ClassDriver.Queues;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Properties;

/// <summary>Gets and sets: by the class driver itself, or as an SRB.</summary>
internal static class PropertyAccess
{
    public static ValueTask<KsAnswer> GetAsync(PropertyRequest request)
    {
        if (PropertyChecks.OfAccess(request, request.CanGet) is { } refusal)
        {
            return new(refusal);
        }

        return request.ClassProperty is { } own ? own.Get!(request.Control) : SendGetAsync(request, request.Control.Input, request.Control.Output);
    }

    public static ValueTask<KsAnswer> SetAsync(PropertyRequest request)
    {
        if (PropertyChecks.OfAccess(request, request.CanSet) is { } refusal)
        {
            return new(refusal);
        }

        return request.ClassProperty is { } own ? own.Set!(request.Control) : SendSetAsync(request, request.Control.Input, request.Control.Output);
    }

    /// <summary>Whatever only the minidriver knows goes to it as a get; the flags of the request tell it what is asked.</summary>
    public static ValueTask<KsAnswer> AskSupportHandlerAsync(PropertyRequest request) =>
        PropertyChecks.OfSupportHandler(request) is { } refusal
            ? new(refusal)
            : SendGetAsync(request, request.Control.Input, request.Control.Output);

    /// <summary>Sends a get of a property of the same set.</summary>
    public static ValueTask<KsAnswer> SendGetAsync(PropertyRequest request, ReadOnlyMemory<byte> input, Memory<byte> output) =>
        SendAsync(request, IsOfDevice(request) ? SrbCommand.GetDeviceProperty : SrbCommand.GetStreamProperty, input, output);

    /// <summary>Sends a set of a property of the same set. It returns no bytes.</summary>
    public static async ValueTask<KsAnswer> SendSetAsync(PropertyRequest request, ReadOnlyMemory<byte> input, Memory<byte> output)
    {
        var command = IsOfDevice(request) ? SrbCommand.SetDeviceProperty : SrbCommand.SetStreamProperty;
        var answer = await SendAsync(request, command, input, output);
        return answer.Status.IsSuccess() ? answer with { Information = 0 } : answer;
    }

    private static ValueTask<KsAnswer> SendAsync(PropertyRequest request, SrbCommand command, ReadOnlyMemory<byte> input, Memory<byte> output) =>
        request.Control.SendAsync(command, new StreamPropertyDescriptor(request.SetIndex, input, output), output.Length);

    private static bool IsOfDevice(PropertyRequest request) => request.Control.Target.ControlQueue.Kind == RequestQueueKind.Device;
}
