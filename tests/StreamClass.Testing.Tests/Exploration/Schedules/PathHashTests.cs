using StreamClass.Testing.Exploration.Schedules;

namespace StreamClass.Testing.Tests.Exploration.Schedules;

public class PathHashTests
{
    [Fact]
    public void Add_AnyPartDiffers_GivesAnotherNumber()
    {
        var hashes = new HashSet<ulong>();
        foreach (var (number, count, pick, actor) in new[] { (0, 2, 0, 1), (1, 2, 0, 1), (0, 3, 0, 1), (0, 2, 1, 1), (0, 2, 0, 2) })
        {
            var hash = default(PathHash);
            hash.Add(number, count, pick, actor);
            hashes.Add(hash.Value);
            hash.Add(5, 2, 0, 1);
            hashes.Add(hash.Value);
        }

        hashes.Should().HaveCount(10);
    }

    [Fact]
    public void Add_ManyShortPaths_CollideNowhere()
    {
        var hashes = new HashSet<ulong>();
        for (var path = 0; path < 1 << 16; path++)
        {
            var hash = default(PathHash);
            for (var choice = 0; choice < 16; choice++)
            {
                hash.Add(choice, 2, (path >> choice) & 1, 1 + ((path >> choice) & 1));
            }

            hashes.Add(hash.Value);
        }

        hashes.Should().HaveCount(1 << 16);
    }
}
