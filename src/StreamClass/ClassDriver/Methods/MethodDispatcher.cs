using StreamClass.ClassDriver.Controls;
using StreamClass.ClassDriver.Properties;
using StreamClass.ClassDriver.Queues;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Methods;

/// <summary>Answers IOCTL_KS_METHOD: checks the call, and sends it to the minidriver.</summary>
/// <remarks>Reference 9, 12.15, 13.8. PASSIVE_LEVEL.</remarks>
internal static class MethodDispatcher
{
    public static ValueTask<KsAnswer> AnswerAsync(ControlRequest control)
    {
        if (MethodChecks.OfForm(control, out var method) is { } malformed)
        {
            return new(malformed);
        }

        var request = new MethodRequest(control, in method);
        if (MethodChecks.OfSet(request) is { } undeclared)
        {
            return new(undeclared);
        }

        if (request.Verb == KsMethodFlags.SetSupport)
        {
            return new(new KsAnswer(NtStatus.Success));
        }

        if (MethodChecks.OfMethod(request) is { } unknown)
        {
            return new(unknown);
        }

        return request.Verb == KsMethodFlags.Send ? CallAsync(request) : SupportAsync(request);
    }

    /// <summary>SEND. What the declaration says of its data decides what the minidriver gets and the client is told.</summary>
    private static async ValueTask<KsAnswer> CallAsync(MethodRequest request)
    {
        if (MethodChecks.OfCall(request) is { } refusal)
        {
            return refusal;
        }

        var data = request.UsesData ? request.Control.Output : default;
        var answer = await SendAsync(request, data);
        return answer.Status.IsSuccess() && !request.ReturnsData ? answer with { Information = 0 } : answer;
    }

    /// <summary>BASICSUPPORT: by the minidriver when it has a support handler, otherwise which way the data goes.</summary>
    private static ValueTask<KsAnswer> SupportAsync(MethodRequest request)
    {
        if (!request.Item!.SupportHandler)
        {
            return new(ValueAnswer.Write(request.Control.Output.Span, request.Item.Flags));
        }

        return MethodChecks.OfLength(request) is { } refusal ? new(refusal) : SendAsync(request, request.Control.Output);
    }

    private static ValueTask<KsAnswer> SendAsync(MethodRequest request, Memory<byte> data) => request.Control.SendAsync(
        request.Control.Target.ControlQueue.Kind == RequestQueueKind.Device ? SrbCommand.DeviceMethod : SrbCommand.StreamMethod,
        new StreamMethodDescriptor(request.SetIndex, request.Control.Input, data),
        data.Length);
}
