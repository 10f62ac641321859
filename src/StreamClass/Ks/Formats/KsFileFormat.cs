using System.Runtime.InteropServices;

namespace StreamClass.Ks;

/// <summary>Formats that name a file.</summary>
/// <remarks>Specifiers FILENAME and FILEHANDLE. Reference 14.1.</remarks>
public static class KsFileFormat
{
    /// <summary>Makes a format that is followed by the name of a file.</summary>
    /// <param name="major">The kind of data.</param>
    /// <param name="sub">The kind within it.</param>
    /// <param name="name">The name; it is written in UTF-16 and ends with a zero.</param>
    public static KsDataFormatBlock FileName(Guid major, Guid sub, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var format = new KsDataFormat { MajorFormat = major, SubFormat = sub, Specifier = KsDataFormatSpecifier.FileName };
        return new KsDataFormatBlock(format, MemoryMarshal.AsBytes((name + '\0').AsSpan()));
    }

    /// <summary>The name of the file that a format is followed by.</summary>
    /// <param name="block">The format.</param>
    /// <returns>The name up to its zero; null when the format has another specifier.</returns>
    public static string? GetFileName(KsDataFormatBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        if (block.Format.Specifier != KsDataFormatSpecifier.FileName)
        {
            return null;
        }

        var name = MemoryMarshal.Cast<byte, char>(block.Specific.Span);
        var end = name.IndexOf('\0');
        return new string(end < 0 ? name : name[..end]);
    }

    /// <summary>Makes a format that is followed by the handle of a file.</summary>
    /// <param name="major">The kind of data.</param>
    /// <param name="sub">The kind within it.</param>
    /// <param name="handle">The handle.</param>
    public static KsDataFormatBlock FileHandle(Guid major, Guid sub, ulong handle) =>
        KsDataFormatBlock.Create(
            new KsDataFormat { MajorFormat = major, SubFormat = sub, Specifier = KsDataFormatSpecifier.FileHandle }, in handle);

    /// <summary>The handle of the file that a format is followed by.</summary>
    /// <param name="block">The format.</param>
    /// <returns>The handle; null when the format has another specifier or is too short.</returns>
    public static ulong? GetFileHandle(KsDataFormatBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return block.TryReadSpecific<ulong>(KsDataFormatSpecifier.FileHandle, out var handle) ? handle : null;
    }
}
