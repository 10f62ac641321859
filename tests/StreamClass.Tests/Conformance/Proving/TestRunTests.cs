using Xunit.Abstractions;

namespace StreamClass.Tests.Conformance.Proving;

/// <summary>Tests as the prover runs them.</summary>
public sealed class TestRunTests
{
    [Theory]
    [InlineData(nameof(Sample.Pass), null)]
    [InlineData(nameof(Sample.Fail), "failed")]
    [InlineData(nameof(Sample.FailLaterAsync), "failed later")]
    [InlineData(nameof(Sample.FailInAValueTaskAsync), "failed later still")]
    public async Task RunAsync_OfATest_ThrowsWhatTheTestThrew(string name, string? message)
    {
        var run = () => TestRun.RunAsync(typeof(Sample), typeof(Sample).GetMethod(name)!);
        if (message is null)
        {
            await run.Should().NotThrowAsync();
        }
        else
        {
            (await run.Should().ThrowAsync<InvalidTimeZoneException>()).WithMessage(message);
        }
    }

    [Fact]
    public async Task RunAsync_OfATheory_RunsEveryCase()
    {
        var theory = GetType().GetMethod(nameof(Number_OfTheCase_IsSmall))!;
        await FluentActions.Awaiting(() => TestRun.RunAsync(GetType(), theory)).Should().NotThrowAsync();
        await FluentActions.Awaiting(() => TestRun.RunAsync(typeof(FailingCases), typeof(FailingCases).GetMethod(nameof(FailingCases.Number_OfTheCase_IsSmall))!))
            .Should().ThrowAsync<InvalidTimeZoneException>().WithMessage("2");
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, 3u)]
    public void Number_OfTheCase_IsSmall(long number, uint? other) => (number + (other ?? 0)).Should().BeLessThan(6);

    private sealed class Sample(ITestOutputHelper output) : IAsyncLifetime
    {
        private bool _isReady;

        public async Task InitializeAsync()
        {
            await Task.Yield();
            _isReady = true;
        }

        public void Pass()
        {
            output.WriteLine("said");
            _isReady.Should().BeTrue();
        }

        public void Fail() => throw new InvalidTimeZoneException("failed");

        public async Task FailLaterAsync()
        {
            await Task.Yield();
            throw new InvalidTimeZoneException("failed later");
        }

        public async ValueTask FailInAValueTaskAsync()
        {
            await Task.Yield();
            throw new InvalidTimeZoneException("failed later still");
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }

    /// <summary>Of two cases, where the second one fails.</summary>
    private sealed class FailingCases
    {
#pragma warning disable xUnit1008 // Not a test of this assembly: it fails.
        [Numbers]
        public void Number_OfTheCase_IsSmall(long number)
        {
            if (number == 2)
            {
                throw new InvalidTimeZoneException("2");
            }
        }
#pragma warning restore xUnit1008
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class NumbersAttribute : Xunit.Sdk.DataAttribute
    {
        public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) => [[1], [2]];
    }
}
