using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Properties;

/// <summary>The value of a property that the class driver writes.</summary>
internal static class ValueAnswer
{
    /// <summary>A value of a fixed size.</summary>
    public static KsAnswer Write<T>(Span<byte> output, in T value)
        where T : unmanaged
    {
        if (output.Length < KsStructure.SizeOf<T>())
        {
            return KsAnswer.Refuse(KsRequestCheck.ValueLength, NtStatus.BufferTooSmall);
        }

        KsStructure.Write(output, in value);
        return new KsAnswer(NtStatus.Success, (uint)KsStructure.SizeOf<T>());
    }

    /// <summary>A value whose size the client cannot know: no room is BUFFER_OVERFLOW with the size, too little BUFFER_TOO_SMALL.</summary>
    public static KsAnswer Write(Span<byte> output, ReadOnlySpan<byte> value)
    {
        if (output.IsEmpty)
        {
            return new KsAnswer(NtStatus.BufferOverflow, (uint)value.Length);
        }

        return value.TryCopyTo(output)
            ? new KsAnswer(NtStatus.Success, (uint)value.Length)
            : KsAnswer.Refuse(KsRequestCheck.ValueLength, NtStatus.BufferTooSmall);
    }
}
