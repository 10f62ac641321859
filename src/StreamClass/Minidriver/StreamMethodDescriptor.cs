using StreamClass.Kernel;

namespace StreamClass.Minidriver;

/// <summary>A call of a method that the minidriver declared.</summary>
/// <remarks>
/// Native name: STREAM_METHOD_DESCRIPTOR. Its memory is the client's and belongs to the minidriver until the SRB is completed.
/// Reference 12.15, 14.2.
/// </remarks>
[NativeName("STREAM_METHOD_DESCRIPTOR")]
public sealed class StreamMethodDescriptor
{
    internal StreamMethodDescriptor(int methodSetId, ReadOnlyMemory<byte> method, Memory<byte> methodInfo)
    {
        MethodSetId = methodSetId;
        Method = method;
        MethodInfo = methodInfo;
    }

    /// <summary>The index of the set in the array in which the minidriver declared it.</summary>
    [NativeName("MethodSetID")]
    public int MethodSetId { get; }

    /// <summary>The request: a KSMETHOD, and what follows it in requests that are longer.</summary>
    public ReadOnlyMemory<byte> Method { get; }

    /// <summary>The data of the call; the flags of the method's declaration say which way it goes.</summary>
    public Memory<byte> MethodInfo { get; }

    /// <summary>Bytes of <see cref="Method"/>.</summary>
    public uint MethodInputSize => (uint)Method.Length;

    /// <summary>Bytes of <see cref="MethodInfo"/>.</summary>
    public uint MethodOutputSize => (uint)MethodInfo.Length;
}
