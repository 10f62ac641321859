using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Client;

/// <content>How the typed calls read an answer.</content>
public abstract partial class KsObject
{
    /// <summary>No value is longer: a driver that asks for more is not believed.</summary>
    internal const int MostBytes = 16 << 20;

    private const int FirstBytes = 256;

    /// <summary>Gets a value of any size: asks again with the room that the answer says it needs.</summary>
    private async Task<byte[]> GrowAsync(byte[] input, CancellationToken cancellationToken)
    {
        var output = new byte[FirstBytes];
        for (; ; )
        {
            var answer = await DeviceControlAsync(KsControlCode.Property, input, output, cancellationToken);
            var needed = answer.Status switch
            {
                NtStatus.BufferOverflow => answer.Information,
                NtStatus.BufferTooSmall when answer.RefusedBy is KsRequestCheck.None or KsRequestCheck.ValueLength =>
                    await AskSizeAsync(input, output.Length, cancellationToken),
                _ => 0u,
            };
            if (needed <= output.Length || needed > MostBytes)
            {
                Require(answer, KsControlCode.Property, input, cancellationToken);
                return output[..(int)answer.Information];
            }

            output = new byte[needed];
        }
    }

    /// <summary>Bytes of the value, where no room is the question for them; twice the room where it is not.</summary>
    private async Task<uint> AskSizeAsync(byte[] input, int length, CancellationToken cancellationToken)
    {
        var answer = await DeviceControlAsync(KsControlCode.Property, input, default, cancellationToken);
        return answer.Status == NtStatus.BufferOverflow ? answer.Information : (uint)length * 2;
    }

    /// <summary>Throws what a failed request means to people.</summary>
    private void Require(KsAnswer answer, KsControlCode code, ReadOnlySpan<byte> input, CancellationToken cancellationToken)
    {
        if (answer.Status.IsSuccess())
        {
            return;
        }

        var what = KsStructure.TryRead<KsIdentifier>(input, out var head) ? $"{code} {head.Id} of {head.Set}" : $"{code}";
        if (answer.Status == NtStatus.Cancelled)
        {
            throw new OperationCanceledException($"{what} was cancelled.", cancellationToken);
        }

        throw new StreamRequestException(
            answer.Status,
            answer.RefusedBy == KsRequestCheck.None
                ? $"{Target} answered {what} with an error"
                : $"{Target} refused {what} by its check {answer.RefusedBy}",
            Target.Device.Failure?.Exception);
    }
}
