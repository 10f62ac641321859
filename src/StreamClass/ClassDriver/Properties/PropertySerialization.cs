using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Properties;

/// <summary>A whole set in one piece: a KSPROPERTY_SERIALHDR, and for each property a KSPROPERTY_SERIAL and its value on 4 bytes.</summary>
/// <remarks>
/// Reference 13.2, 14.1. What is serialized are the minidriver's properties with a SerializedSize; 1 stands for a size that only
/// the property knows, whose value begins with a KSMULTIPLE_ITEM.
/// </remarks>
internal static class PropertySerialization
{
    private const uint Unknown = 1;

    /// <summary>SERIALIZESIZE: the bytes of one property; 0 when it is not serialized.</summary>
    public static async ValueTask<KsAnswer> GetSizeAsync(PropertyRequest request)
    {
        if (request.Control.Output.Length < sizeof(uint))
        {
            return KsAnswer.Refuse(KsRequestCheck.ValueLength, NtStatus.BufferTooSmall);
        }

        var size = 0u;
        if (request.ClassProperty is null)
        {
            (var answer, size) = await AskSizeAsync(request, request.Item!);
            if (!answer.Status.IsSuccess())
            {
                return answer;
            }
        }

        return ValueAnswer.Write(request.Control.Output.Span, size);
    }

    /// <summary>SERIALIZESET: gets every property that can be serialized.</summary>
    public static async ValueTask<KsAnswer> SerializeAsync(PropertyRequest request)
    {
        var items = Serialized(request);
        var sizes = new uint[items.Count];
        var total = (long)KsPropertySerialHeader.NativeSize;
        for (var i = 0; i < sizes.Length; i++)
        {
            (var answer, sizes[i]) = await AskSizeAsync(request, items[i]);
            if (!answer.Status.IsSuccess())
            {
                return answer;
            }

            total += KsPropertySerial.NativeSize + Aligned(sizes[i]);
        }

        var output = request.Control.Output;
        if (output.IsEmpty)
        {
            return new KsAnswer(NtStatus.BufferOverflow, (uint)Math.Min(total, uint.MaxValue));
        }

        if (output.Length < total)
        {
            return KsAnswer.Refuse(KsRequestCheck.ValueLength, NtStatus.BufferTooSmall);
        }

        KsStructure.Write(output.Span, new KsPropertySerialHeader { PropertySet = request.Property.Set, Count = (uint)items.Count });
        var next = KsPropertySerialHeader.NativeSize;
        for (var i = 0; i < sizes.Length; i++)
        {
            var value = output.Slice(next + KsPropertySerial.NativeSize, (int)sizes[i]);
            var answer = await PropertyAccess.SendGetAsync(request, Ask(request, items[i], KsPropertyFlags.Get), value);
            if (!answer.Status.IsSuccess())
            {
                return answer;
            }

            KsStructure.Write(output.Span[next..], new KsPropertySerial
            {
                PropTypeSet = TypeOf(items[i]), Id = items[i].PropertyId, PropertyLength = answer.Information,
            });
            var padding = output.Span[(next + KsPropertySerial.NativeSize + (int)answer.Information)..];
            next += KsPropertySerial.NativeSize + (int)Aligned(answer.Information);
            padding[..(int)(Aligned(answer.Information) - answer.Information)].Clear();
        }

        return new KsAnswer(NtStatus.Success, (uint)next);
    }

    /// <summary>UNSERIALIZESET: sets every property of the piece, once all of it has been found sound.</summary>
    public static async ValueTask<KsAnswer> UnserializeAsync(PropertyRequest request)
    {
        if (Find(request, out var found) is { } refusal)
        {
            return refusal;
        }

        foreach (var (item, value) in found)
        {
            var answer = await PropertyAccess.SendSetAsync(request, Ask(request, item, KsPropertyFlags.Set), value);
            if (!answer.Status.IsSuccess())
            {
                return answer;
            }
        }

        return new KsAnswer(NtStatus.Success);
    }

    private static KsAnswer? Find(PropertyRequest request, out List<(KsPropertyItem Item, Memory<byte> Value)> found)
    {
        found = [];
        var piece = request.Control.Output;
        if (!KsStructure.TryRead<KsPropertySerialHeader>(piece.Span, out var header) || header.PropertySet != request.Property.Set)
        {
            return Broken();
        }

        long next = KsPropertySerialHeader.NativeSize;
        for (var i = 0u; i < header.Count; i++)
        {
            if (next > piece.Length
                || !KsStructure.TryRead<KsPropertySerial>(piece.Span[(int)next..], out var serial)
                || serial.PropertyLength > piece.Length - next - KsPropertySerial.NativeSize)
            {
                return Broken();
            }

            if (request.DeclaredSet?.Find(serial.Id) is not { SerializedSize: not 0 } item)
            {
                return KsAnswer.Refuse(KsRequestCheck.Id, NtStatus.NotFound);
            }

            if (serial.PropTypeSet != TypeOf(item))
            {
                return Broken();
            }

            if (serial.PropertyLength < item.MinData)
            {
                return KsAnswer.Refuse(KsRequestCheck.ValueLength, NtStatus.BufferTooSmall);
            }

            if (!item.SetSupported)
            {
                return KsAnswer.Refuse(KsRequestCheck.Direction, NtStatus.NotFound);
            }

            found.Add((item, piece.Slice((int)next + KsPropertySerial.NativeSize, (int)serial.PropertyLength)));
            next += KsPropertySerial.NativeSize + Aligned(serial.PropertyLength);
        }

        return null;
    }

    /// <summary>The minidriver's properties that are part of the piece, in the order in which it declared them.</summary>
    private static List<KsPropertyItem> Serialized(PropertyRequest request)
    {
        var items = new List<KsPropertyItem>();
        foreach (var item in request.DeclaredSet?.PropertyItem ?? [])
        {
            if (item is { SerializedSize: not 0, GetSupported: true })
            {
                items.Add(item);
            }
        }

        return items;
    }

    private static async ValueTask<(KsAnswer Answer, uint Size)> AskSizeAsync(PropertyRequest request, KsPropertyItem item)
    {
        if (item.SerializedSize != Unknown)
        {
            return (new KsAnswer(NtStatus.Success), item.SerializedSize);
        }

        var head = new byte[KsMultipleItem.NativeSize];
        var answer = await PropertyAccess.SendGetAsync(request, Ask(request, item, KsPropertyFlags.Get), head);
        return (answer, KsStructure.Read<KsMultipleItem>(head).Size);
    }

    /// <summary>A request for one property, of the length that it is declared with.</summary>
    private static byte[] Ask(PropertyRequest request, KsPropertyItem item, KsPropertyFlags flags)
    {
        var input = new byte[Math.Max(item.MinProperty, KsProperty.NativeSize)];
        KsStructure.Write(input, new KsProperty(request.Property.Set, item.PropertyId, flags));
        return input;
    }

    private static KsIdentifier TypeOf(KsPropertyItem item) =>
        item.Values is { } values ? new KsIdentifier(values.PropTypeSet, values.PropTypeId) : default;

    private static KsAnswer Broken() => KsAnswer.Refuse(KsRequestCheck.Serialization, NtStatus.InvalidParameter);

    private static long Aligned(uint length) => (length + 3L) & ~3L;
}
