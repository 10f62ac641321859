using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Tests.RawRequests.Guarded;
using StreamClass.Tests.RawRequests.Shapes;

namespace StreamClass.Tests.RawRequests;

/// <summary>Requests that are answered the same whatever happened between.</summary>
internal sealed class KnownQuestions
{
    private static readonly RawRequest[] s_questions =
    [
        Pin(KsPropertyPin.CTypes), Pin(KsPropertyPin.DataFlow), Pin(KsPropertyPin.DataRanges), Pin(KsPropertyPin.Mediums),
        RawRequest.Property(RawHandle.Filter, KsPropertySetId.Topology, 1, KsPropertyFlags.Get, new byte[256]),
        RawRequest.Property(RawHandle.Filter, GuardedSets.Plain, 0, KsPropertyFlags.Get, new byte[4]),
        RawRequest.Property(RawHandle.Filter, GuardedSets.Plain, GuardedSets.Slow, KsPropertyFlags.Get, new byte[4]),
        RawRequest.Property(RawHandle.Filter, GuardedSets.Kept, 0, KsPropertyFlags.SerializeSet, new byte[256]),
        RawRequest.Method(RawHandle.Filter, GuardedSets.Methods, 3, KsMethodFlags.Send, new byte[8]),
        RawRequest.Property(RawHandle.Input, GuardedSets.Input, 0, KsPropertyFlags.Get, new byte[4]),
        RawRequest.Method(RawHandle.Input, GuardedSets.Methods, GuardedSets.Slow, KsMethodFlags.Send, new byte[8]),
        RawRequest.Property(RawHandle.Output, KsPropertySetId.StreamInterface, 0, KsPropertyFlags.Get, new byte[4]),
        RawRequest.Property(RawHandle.Output, GuardedSets.Output, GuardedSets.Text, KsPropertyFlags.Get, new byte[40]),
    ];

    private readonly List<(KsAnswer Answer, byte[] Output)> _answers = [];

    public async Task AskAsync(Filter filter, Pin input, Pin output)
    {
        foreach (var question in s_questions)
        {
            _answers.Add(await AskAsync(question, filter, input, output));
        }
    }

    /// <summary>Asks again. What is answered differently, or null.</summary>
    public async Task<string?> FindChangeAsync(Filter filter, Pin input, Pin output)
    {
        for (var i = 0; i < s_questions.Length; i++)
        {
            var (answer, bytes) = await AskAsync(s_questions[i], filter, input, output);
            if (!answer.Status.IsSuccess() || answer != _answers[i].Answer || !bytes.AsSpan().SequenceEqual(_answers[i].Output))
            {
                return $"{s_questions[i]} was answered {_answers[i].Answer} at first and is answered {answer}";
            }
        }

        return null;
    }

    private static async Task<(KsAnswer Answer, byte[] Output)> AskAsync(RawRequest question, Filter filter, Pin input, Pin output)
    {
        KsObject handle = question.Handle switch { RawHandle.Filter => filter, RawHandle.Input => input, _ => output };
        var bytes = question.Output.ToArray();
        return (await handle.DeviceControlAsync(question.Code, question.Input, bytes), bytes);
    }

    private static RawRequest Pin(KsPropertyPin id) =>
        RawRequest.Property(RawHandle.Filter, KsPropertySetId.Pin, (uint)id, KsPropertyFlags.Get, new byte[512], new byte[8]);
}
