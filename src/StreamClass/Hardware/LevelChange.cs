namespace StreamClass.Hardware;

/// <summary>How the level of an interrupt pin changed.</summary>
internal enum LevelChange
{
    /// <summary>It did not.</summary>
    None,

    /// <summary>It went up.</summary>
    Raise,

    /// <summary>It went down.</summary>
    Drop,
}
