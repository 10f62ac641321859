using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Tests.RawRequests.Guarded;
using StreamClass.Tests.RawRequests.Shapes;

namespace StreamClass.Tests.RawRequests;

/// <summary>A client that sends what the generator makes, from handles of its own, several at a time.</summary>
internal sealed class Attacker(Device device, ulong seed, int number)
{
    private const int MostOutstanding = 16;

    private readonly RequestGenerator _generator = new((seed * 1000) + (ulong)number);
    private readonly KnownQuestions _questions = new();

    private Filter _filter = null!;
    private Pin _input = null!;
    private Pin _output = null!;
    private Pin _closed = null!;
    private Clock _clock = null!;
    private KnownHandles _handles = null!;

    public Tally Tally { get; } = new();

    /// <summary>Opens everything, closes some of it, and asks what is known.</summary>
    public async Task OpenAsync(KernelServices kernel)
    {
        _filter = await device.OpenFilterAsync();
        _input = await _filter.OpenPinAsync(GuardedStreams.Input, GuardedStreams.Exact);
        _output = await _filter.OpenPinAsync(GuardedStreams.Output, GuardedStreams.Exact);
        await _filter.OpenPinAsync(GuardedStreams.Single, GuardedStreams.Exact);
        _closed = await _filter.OpenPinAsync(GuardedStreams.Input, GuardedStreams.Exact);
        await _closed.CloseAsync();
        var closedClock = await _input.CreateClockAsync();
        var closedHandle = closedClock.Handle;
        await closedClock.DisposeAsync();
        _clock = await _input.CreateClockAsync();
        var closedEvent = kernel.OpenObjectByPointer(kernel.CreateEvent(KernelEventType.Notification));
        kernel.Close(closedEvent);
        _handles = new KnownHandles(
            _clock.Handle,
            closedHandle,
            kernel.OpenObjectByPointer(kernel.CreateEvent(KernelEventType.Synchronization)),
            kernel.OpenObjectByPointer(kernel.CreateSemaphore(0, int.MaxValue)),
            closedEvent,
            new EnabledMemories());
        await _questions.AskAsync(_filter, _input, _output);
    }

    public async Task AttackAsync(int count)
    {
        var batch = new List<(RawRequest Request, byte[] Output, Task<KsAnswer?> Answer)>(MostOutstanding);
        for (var left = count; left > 0;)
        {
            for (var size = Math.Min(left, 1 + _generator.Dice.Below(MostOutstanding)); size > 0; size--, left--)
            {
                var request = _generator.Next(_handles);
                var output = request.Output.ToArray();
                batch.Add((request, output, SendAsync(request, output)));
            }

            // Counted here, because live the answers come on several threads.
            foreach (var (request, output, asked) in batch)
            {
                if (await asked is { } answer)
                {
                    Tally.Add(answer, request);
                    _handles.Enabled.Note(request, output, answer.Status);
                }
                else
                {
                    Tally.AddDisposed();
                }
            }

            batch.Clear();
            if (device.Failure is { } failure)
            {
                throw new CampaignFailedException(seed, $"the device failed in {failure.Routine}: {failure.Exception.Message}", failure.Exception);
            }
        }
    }

    /// <summary>Whether the handles still answer what they did at first; closes them.</summary>
    public async Task CloseAsync()
    {
        if (await _questions.FindChangeAsync(_filter, _input, _output) is { } change)
        {
            throw new CampaignFailedException(seed, change);
        }

        await _clock.DisposeAsync();
        await _output.CloseAsync();
        await _input.CloseAsync();
        await _filter.CloseAsync();
    }

    /// <summary>Sends a request, and checks its answer; none when its handle is closed.</summary>
    private async Task<KsAnswer?> SendAsync(RawRequest request, byte[] output)
    {
        try
        {
            using var cancel = new CancellationTokenSource();
            var asked = AskAsync(request, output, cancel.Token);
            if (request.IsCancelled)
            {
                cancel.Cancel();
            }

            var answer = await asked;
            if (AnswerRules.Find(request, answer, output) is { } broken)
            {
                throw new CampaignFailedException(seed, $"{broken}. {request}");
            }

            return answer;
        }
        catch (ObjectDisposedException) when (request.Handle == RawHandle.Closed)
        {
            return null;
        }
        catch (Exception exception) when (exception is not CampaignFailedException)
        {
            throw new CampaignFailedException(seed, $"a request threw {exception.GetType().Name}: {exception.Message} {request}", exception);
        }
    }

    private async Task<KsAnswer> AskAsync(RawRequest request, byte[] output, CancellationToken cancellationToken)
    {
        var handle = Find(request.Handle);
        if (request.Access is { } access)
        {
            var answer = await _filter.CreatePinAsync(request.Input, access);
            await (answer.Pin?.CloseAsync() ?? Task.CompletedTask);
            return new KsAnswer(answer.Status, 0, answer.RefusedBy);
        }

        var code = (KsControlCode)request.Code;
        return request.Data is { } data && handle is Pin pin && code is (KsControlCode.ReadStream or KsControlCode.WriteStream)
            ? await pin.StreamIoAsync(code, request.Input.ToArray(), Array.ConvertAll(data, static piece => piece.AsMemory()), cancellationToken)
            : await handle.DeviceControlAsync(request.Code, request.Input, output, cancellationToken);
    }

    private KsObject Find(RawHandle handle) => handle switch
    {
        RawHandle.Filter => _filter,
        RawHandle.Input => _input,
        RawHandle.Output => _output,
        RawHandle.Clock => _clock,
        _ => _closed,
    };
}
