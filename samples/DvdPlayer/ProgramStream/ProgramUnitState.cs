namespace DvdPlayer.ProgramStream;

/// <summary>Whether there is a unit, and all of it.</summary>
internal enum ProgramUnitState
{
    /// <summary>All bytes of the unit are there.</summary>
    Whole,

    /// <summary>The unit goes on beyond what has been read.</summary>
    Incomplete,

    /// <summary>No unit of a program stream begins here.</summary>
    Garbage,
}
