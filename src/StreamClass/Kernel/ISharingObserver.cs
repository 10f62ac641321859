namespace StreamClass.Kernel;

/// <summary>Told what code shares with other code: what it reads and writes, and whose code it is.</summary>
/// <remarks>Only a search through all schedules listens, to know which orders make a difference.</remarks>
internal interface ISharingObserver
{
    /// <summary>The running code reads or writes something that it shares.</summary>
    void Touch(object shared, bool isWrite);

    /// <summary>Code begins that shares its undeclared state with all other code of an owner: a minidriver, its board, their engine.</summary>
    /// <returns>The owner of the code around it, to be given to <see cref="Leave"/>.</returns>
    object? Enter(object owner);

    /// <summary>The code around it goes on.</summary>
    void Leave(object? outer);

    /// <summary>A routine of a minidriver is called; its own code begins after the preemption point that follows.</summary>
    void RoutineBegins(object minidriver, string routine);

    /// <summary>The routine has come back.</summary>
    void RoutineEnds();
}
