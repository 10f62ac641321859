using System.Runtime.CompilerServices;

namespace StreamClass.Tests.Hardware;

/// <summary>The test host blocks threads of the pool; on a small machine no two of ours would ever run at once.</summary>
internal static class EnoughThreads
{
    [ModuleInitializer]
    public static void Provide() => ThreadPool.SetMinThreads(16, 16);
}
