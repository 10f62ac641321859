using StreamClass.Kernel;

namespace StreamClass.Testing.Assertions;

/// <summary>Sentences about a read or a write.</summary>
public sealed class TransferAssertions
{
    private readonly StreamTransfer _transfer;

    internal TransferAssertions(StreamTransfer transfer) => _transfer = transfer;

    /// <summary>Goes on with another sentence about the same.</summary>
    public TransferAssertions And => this;

    /// <summary>Requires that it has not ended.</summary>
    /// <param name="because">Why, for the report.</param>
    /// <param name="becauseArgs">What the placeholders of <paramref name="because"/> stand for.</param>
    /// <returns>This, for another sentence.</returns>
    /// <exception cref="MinidriverAssertionException">It has.</exception>
    public TransferAssertions BePending(string because = "", params object?[] becauseArgs) =>
        Require(!_transfer.IsCompleted, "be pending", because, becauseArgs);

    /// <summary>Requires that it has ended, however it did.</summary>
    /// <param name="because">Why, for the report.</param>
    /// <param name="becauseArgs">What the placeholders of <paramref name="because"/> stand for.</param>
    /// <returns>This, for another sentence.</returns>
    /// <exception cref="MinidriverAssertionException">It has not.</exception>
    public TransferAssertions BeCompleted(string because = "", params object?[] becauseArgs) =>
        Require(_transfer.IsCompleted, "be completed", because, becauseArgs);

    /// <summary>Requires that it has succeeded.</summary>
    /// <param name="because">Why, for the report.</param>
    /// <param name="becauseArgs">What the placeholders of <paramref name="because"/> stand for.</param>
    /// <returns>This, for another sentence.</returns>
    /// <exception cref="MinidriverAssertionException">It has not.</exception>
    public TransferAssertions HaveSucceeded(string because = "", params object?[] becauseArgs) =>
        Require(_transfer.IsCompleted && _transfer.Status.IsSuccess(), "have succeeded", because, becauseArgs);

    /// <summary>Requires that it was cancelled.</summary>
    /// <param name="because">Why, for the report.</param>
    /// <param name="becauseArgs">What the placeholders of <paramref name="because"/> stand for.</param>
    /// <returns>This, for another sentence.</returns>
    /// <exception cref="MinidriverAssertionException">It was not.</exception>
    public TransferAssertions BeCancelled(string because = "", params object?[] becauseArgs) =>
        Require(_transfer.Status == NtStatus.Cancelled, "be cancelled", because, becauseArgs);

    /// <summary>Requires that it has failed with a status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="because">Why, for the report.</param>
    /// <param name="becauseArgs">What the placeholders of <paramref name="because"/> stand for.</param>
    /// <returns>This, for another sentence.</returns>
    /// <exception cref="MinidriverAssertionException">It has not.</exception>
    public TransferAssertions HaveFailedWith(NtStatus status, string because = "", params object?[] becauseArgs) =>
        Require(_transfer.Status == status, $"have failed with {status}", because, becauseArgs);

    /// <summary>Requires that it has succeeded with so many bytes.</summary>
    /// <param name="bytes">How many bytes.</param>
    /// <param name="because">Why, for the report.</param>
    /// <param name="becauseArgs">What the placeholders of <paramref name="because"/> stand for.</param>
    /// <returns>This, for another sentence.</returns>
    /// <exception cref="MinidriverAssertionException">It has not.</exception>
    public TransferAssertions HaveTransferred(int bytes, string because = "", params object?[] becauseArgs) =>
        Require(
            _transfer.IsCompleted && _transfer.Status.IsSuccess() && _transfer.BytesTransferred == bytes,
            $"have transferred {bytes} bytes", because, becauseArgs);

    /// <summary>Requires that it has succeeded with these bytes.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="because">Why, for the report.</param>
    /// <param name="becauseArgs">What the placeholders of <paramref name="because"/> stand for.</param>
    /// <returns>This, for another sentence.</returns>
    /// <exception cref="MinidriverAssertionException">It has not.</exception>
    public TransferAssertions HaveTransferred(ReadOnlySpan<byte> data, string because = "", params object?[] becauseArgs)
    {
        HaveTransferred(data.Length, because, becauseArgs);
        var same = data.CommonPrefixLength(_transfer.Data.Span);
        return same == data.Length
            ? this
            : throw Sentence.Refuted(
                $"{_transfer.Name} to have transferred 0x{data[same]:X2} at byte {same}", because, becauseArgs,
                $"there is 0x{_transfer.Data.Span[same]:X2}");
    }

    private TransferAssertions Require(bool holds, string what, string because, object?[] becauseArgs) =>
        holds ? this : throw Sentence.Refuted($"{_transfer.Name} to {what}", because, becauseArgs, Outcome());

    private string Outcome() =>
        !_transfer.IsCompleted ? "it is pending"
        : _transfer.Status == NtStatus.Cancelled ? "it was cancelled"
        : _transfer.Status.IsSuccess() ? $"it succeeded with {_transfer.BytesTransferred} bytes"
        : $"it failed with {_transfer.Status}";
}
