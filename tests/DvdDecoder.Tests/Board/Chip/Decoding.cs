using DvdDecoder.Board.Chip;

namespace DvdDecoder.Tests.Board.Chip;

/// <summary>Ways to run a stream through a decoder.</summary>
internal static class Decoding
{
    /// <summary>Decodes whatever is complete and takes every picture that comes out.</summary>
    public static void Drain(this IVideoDecoder decoder, Action<Picture> take)
    {
        bool isMore;
        do
        {
            isMore = decoder.DecodeNext();
            while (decoder.TryTakePicture(out var picture))
            {
                using (picture)
                {
                    take(picture);
                }
            }
        }
        while (isMore);
    }

    /// <summary>Decodes a whole stream fed in chunks of a size.</summary>
    public static List<T> DecodeAll<T>(this IVideoDecoder decoder, byte[] stream, Func<Picture, T> select, int chunk = int.MaxValue)
    {
        var results = new List<T>();
        for (var at = 0; at < stream.Length;)
        {
            var count = Math.Min(chunk, stream.Length - at);
            decoder.Feed(stream.AsSpan(at, count));
            at += count;
            decoder.Drain(picture => results.Add(select(picture)));
        }

        decoder.Flush();
        decoder.Drain(picture => results.Add(select(picture)));
        return results;
    }

    /// <summary>Decodes a whole stream to the descriptions of its pictures.</summary>
    public static List<PictureDescription> Describe(this IVideoDecoder decoder, byte[] stream, int chunk = int.MaxValue) =>
        decoder.DecodeAll(stream, picture => picture.Description, chunk);
}
