using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Tests.Devices.Dvd;

/// <summary>The order in which a stream of a DVD decoder and a drive show each other that they know the secret.</summary>
/// <remarks>
/// Reference 13.12: get the challenge, set the drive's answer, set the drive's challenge, get the decoder's answer, set the key. First
/// for the disc, then for each title. What comes out of order, or is wrong, starts it again. The secret is not the real one.
/// </remarks>
internal sealed class DvdKeyExchange
{
    private const byte Secret = 0x5A;

    private readonly byte[] _challenge = new byte[10];
    private byte[] _answer = [];
    private Step _step;
    private byte _next = 1;

    private enum Step
    {
        /// <summary>Nothing has been said.</summary>
        Begin,

        /// <summary>The drive has the decoder's challenge.</summary>
        ChallengeGiven,

        /// <summary>The drive has answered it.</summary>
        DriveKnown,

        /// <summary>The decoder has the drive's challenge.</summary>
        ChallengeTaken,

        /// <summary>The decoder has answered it: a key may come.</summary>
        DecoderKnown,
    }

    public bool HasDiscKey { get; private set; }

    public int TitleKeys { get; private set; }

    /// <summary>What whoever knows the secret answers to a challenge.</summary>
    public static byte[] Answer(ReadOnlySpan<byte> challenge)
    {
        var answer = new byte[KsDvdCopyBusKey.NativeSize];
        for (var i = 0; i < 5; i++)
        {
            answer[i] = (byte)(challenge[i] ^ challenge[i + 5] ^ Secret);
        }

        return answer;
    }

    public NtStatus GiveChallenge(Span<byte> challenge)
    {
        _challenge.AsSpan().Fill(_next++);
        _challenge[0] = 0;
        _challenge.CopyTo(challenge);
        _step = Step.ChallengeGiven;
        return NtStatus.Success;
    }

    public NtStatus TakeDriveAnswer(ReadOnlySpan<byte> answer) =>
        _step != Step.ChallengeGiven ? Restart(NtStatus.InvalidDeviceState)
        : !answer[..5].SequenceEqual(Answer(_challenge).AsSpan(0, 5)) ? Restart(NtStatus.InvalidParameter)
        : Enter(Step.DriveKnown);

    public NtStatus TakeChallenge(ReadOnlySpan<byte> challenge)
    {
        if (_step != Step.DriveKnown)
        {
            return Restart(NtStatus.InvalidDeviceState);
        }

        _answer = Answer(challenge);
        return Enter(Step.ChallengeTaken);
    }

    public NtStatus GiveAnswer(Span<byte> answer)
    {
        if (_step != Step.ChallengeTaken)
        {
            return Restart(NtStatus.InvalidDeviceState);
        }

        _answer.CopyTo(answer);
        return Enter(Step.DecoderKnown);
    }

    public NtStatus TakeDiscKey()
    {
        if (_step != Step.DecoderKnown || HasDiscKey)
        {
            return Restart(NtStatus.InvalidDeviceState);
        }

        HasDiscKey = true;
        return Enter(Step.Begin);
    }

    public NtStatus TakeTitleKey()
    {
        if (_step != Step.DecoderKnown || !HasDiscKey)
        {
            return Restart(NtStatus.InvalidDeviceState);
        }

        TitleKeys++;
        return Enter(Step.Begin);
    }

    private NtStatus Enter(Step step)
    {
        _step = step;
        return NtStatus.Success;
    }

    private NtStatus Restart(NtStatus status)
    {
        _step = Step.Begin;
        return status;
    }
}
