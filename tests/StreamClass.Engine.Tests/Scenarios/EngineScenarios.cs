using StreamClass.Client;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Minidriver;
using static StreamClass.Engine.Tests.Scenarios.EngineScenario;

namespace StreamClass.Engine.Tests.Scenarios;

/// <summary>What the engine does with its atomics, each seen through its public surface.</summary>
internal static class EngineScenarios
{
    /// <summary>Two clients submit at once; the lock keeps the minidriver's routines apart, and loses nothing.</summary>
    public static Task SubmittersAsync(Machine machine)
    {
        var minidriver = new EngineMinidriver();
        return PlayAsync(machine, minidriver, new EngineBoard(), async (_, pin) =>
        {
            var statuses = await Task.WhenAll(ReadAsync(pin), ReadAsync(pin), ReadAsync(pin));
            Require(statuses.All(static status => status == NtStatus.Success), $"the reads ended with {string.Join(", ", statuses)}");
            Require(minidriver.Received == 3, $"{minidriver.Received} of 3 reads arrived");
        });
    }

    /// <summary>The board rings while clients submit; every ring is served.</summary>
    public static Task InterruptsAsync(Machine machine)
    {
        var board = new EngineBoard();
        var served = 0;
        var minidriver = new EngineMinidriver { OnInterrupt = () => served++ };
        return PlayAsync(machine, minidriver, board, async (device, pin) =>
        {
            await Task.WhenAll(ReadAsync(pin), RingAsync(), RingAsync());

            // A ring that nobody serves is waited for until the run has no time left. The board is quiet before its routine has said so.
            while (board.IsRinging || served == 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), machine.TimeProvider);
            }

            async Task RingAsync()
            {
                await Task.Yield();
                board.Ring();
            }
        });
    }

    /// <summary>A client cancels what the interrupt completes.</summary>
    public static Task CancelAsync(Machine machine)
    {
        var held = new Queue<HwStreamRequestBlock>();
        var board = new EngineBoard();
        var minidriver = new EngineMinidriver
        {
            OnData = held.Enqueue,
            OnInterrupt = () =>
            {
                if (held.TryDequeue(out var srb))
                {
                    EngineMinidriver.Complete(srb, NtStatus.Success);
                }
            },
            OnCancel = srb =>
            {
                var left = held.Where(other => other != srb).ToArray();
                held.Clear();
                foreach (var other in left)
                {
                    held.Enqueue(other);
                }
            },
        };
        return PlayAsync(machine, minidriver, board, async (_, pin) =>
        {
            using var cancellation = new CancellationTokenSource();
            var read = ReadAsync(pin, cancellation.Token);
            await Task.WhenAll(read, LaterAsync(cancellation.Cancel), LaterAsync(board.Ring));
            Require(await read is NtStatus.Success or NtStatus.Cancelled, $"the read ended with {await read}");
            var next = ReadAsync(pin);
            await Task.WhenAll(next, RingUntilAsync(machine, board, next));
            Require(await next == NtStatus.Success, $"the next read ended with {await next}");
        });
    }

    /// <summary>The interrupt completes what a client begins to listen for the cancel of; nobody ever cancels it.</summary>
    public static Task ListeningAsync(Machine machine)
    {
        var held = new Queue<HwStreamRequestBlock>();
        var board = new EngineBoard();
        var minidriver = new EngineMinidriver
        {
            OnData = held.Enqueue,
            OnInterrupt = () =>
            {
                while (held.TryDequeue(out var srb))
                {
                    EngineMinidriver.Complete(srb, NtStatus.Success);
                }
            },
        };
        return PlayAsync(machine, minidriver, board, async (_, pin) =>
        {
            using var cancellation = new CancellationTokenSource();
            var read = ReadAsync(pin, cancellation.Token);
            await Task.WhenAll(LaterAsync(board.Ring), RingUntilAsync(machine, board, read));
            Require(await read == NtStatus.Success, $"the read ended with {await read}");
        });
    }

    /// <summary>A client cancels a read while it is on its way to the minidriver, which keeps it until it is asked for it.</summary>
    public static Task DeliveryAsync(Machine machine)
    {
        var held = 0;
        var minidriver = new EngineMinidriver { IsSynchronized = false, OnData = _ => held++, OnCancel = _ => held-- };
        return PlayAsync(machine, minidriver, new EngineBoard(), async (_, pin) =>
        {
            using var cancellation = new CancellationTokenSource();
            var read = ReadAsync(pin, cancellation.Token);
            await Task.WhenAll(read, LaterAsync(cancellation.Cancel));
            Require(await read == NtStatus.Cancelled, $"the read ended with {await read}");
            Require(held == 0, $"the minidriver holds {held} reads that have ended");
        });
    }

    /// <summary>A minidriver completes one read on two processors at once; that is its mistake, and the class driver always tells.</summary>
    public static Task TwiceAsync(Machine machine)
    {
        HwStreamRequestBlock? held = null;
        var minidriver = new EngineMinidriver { IsSynchronized = false, OnData = srb => held = srb };
        return PlayAsync(machine, minidriver, new EngineBoard(), async (_, pin) =>
        {
            var read = pin.ReadAsync(new byte[16]).AsTask();
            await Task.WhenAll(read, LaterAsync(() => TryComplete(held!)), LaterAsync(() => TryComplete(held!)));
            Require(machine.BugChecks is [{ Code: BugCheckCode.MultipleIrpCompleteRequests }], $"{machine.BugChecks.Count} bug checks");
        });

        static void TryComplete(HwStreamRequestBlock srb)
        {
            try
            {
                EngineMinidriver.Complete(srb, NtStatus.Success);
            }
            catch (BugCheckException)
            {
                // It is on record.
            }
        }
    }

    /// <summary>Writes in passing are completed by others at any moment: while the minidriver is asked, as it returns, and after it.</summary>
    public static Task PassingAsync(Machine machine)
    {
        var given = new Queue<HwStreamRequestBlock>();
        var minidriver = new EngineMinidriver { IsWritten = true, OnData = given.Enqueue };
        return PlayAsync(machine, minidriver, new EngineBoard(), async (_, pin) =>
        {
            var writes = Task.WhenAll(WriteAsync(pin), WriteAsync(pin));
            await Task.WhenAll(LaterAsync(CompleteOne), LaterAsync(CompleteOne));
            while (!writes.IsCompleted)
            {
                CompleteOne();
                await Task.Delay(TimeSpan.FromMilliseconds(1), machine.TimeProvider);
            }

            var statuses = await writes;
            Require(statuses.All(static status => status == NtStatus.Success), $"the writes ended with {string.Join(", ", statuses)}");
            Require(minidriver.Received == 2, $"{minidriver.Received} of 2 writes arrived");
        });

        void CompleteOne()
        {
            if (given.TryDequeue(out var srb))
            {
                EngineMinidriver.Complete(srb, NtStatus.Success);
            }
        }
    }

    /// <summary>Writes are kept, and completed in a High call or by somebody who takes the call's place in the last moment.</summary>
    public static Task HighCallsAsync(Machine machine)
    {
        var given = new Queue<HwStreamRequestBlock>();
        var minidriver = new EngineMinidriver
        {
            IsWritten = true,
            OnData = srb =>
            {
                given.Enqueue(srb);
                srb.StreamClass.CallAtNewPriority(srb.StreamObject, StreamPriority.High, _ => CompleteOne(), null);
            },
        };
        return PlayAsync(machine, minidriver, new EngineBoard(), async (_, pin) =>
        {
            var writes = Task.WhenAll(WriteAsync(pin), WriteAsync(pin), WriteAsync(pin));
            await Task.WhenAll(writes, LaterAsync(CompleteOne));
            var statuses = await writes;
            Require(statuses.All(static status => status == NtStatus.Success), $"the writes ended with {string.Join(", ", statuses)}");
            Require(minidriver.Received == 3, $"{minidriver.Received} of 3 writes arrived");
        });

        void CompleteOne()
        {
            if (given.TryDequeue(out var srb))
            {
                EngineMinidriver.Complete(srb, NtStatus.Success);
            }
        }
    }

    /// <summary>A call is left in the place of one that is just being taken; the last one is always made, and each at most once.</summary>
    public static Task PrioritiesAsync(Machine machine)
    {
        var made = new int[4];
        var minidriver = new EngineMinidriver();
        return PlayAsync(machine, minidriver, new EngineBoard(), async (_, _) =>
        {
            var other = LaterAsync(() => minidriver.StreamClass.CallAtNewPriority(null, StreamPriority.High, Make, 3));
            foreach (var (call, priority) in new[] { StreamPriority.Dispatch, StreamPriority.Low, StreamPriority.Low }.Index())
            {
                minidriver.StreamClass.CallAtNewPriority(null, priority, Make, call);
            }

            await other;

            // Either of them was the last.
            while (made[2] + made[3] == 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), machine.TimeProvider);
            }

            Require(made.All(static count => count <= 1), $"the calls were made {string.Join(", ", made)} times");
        });

        void Make(object? call) => made[(int)call!]++;
    }

    /// <summary>A routine has left a High call, which another thread replaces before it is made: the one that replaces it is always made.</summary>
    public static Task ReplacedCallsAsync(Machine machine)
    {
        var made = new int[2];
        var isLeft = false;
        var isReplaced = false;
        var minidriver = new EngineMinidriver
        {
            OnData = srb =>
            {
                srb.StreamClass.CallAtNewPriority(null, StreamPriority.High, Make, 0);
                isLeft = true;
                EngineMinidriver.Complete(srb, NtStatus.Success);
            },
        };
        return PlayAsync(machine, minidriver, new EngineBoard(), async (_, pin) =>
        {
            await Task.WhenAll(ReadAsync(pin), LaterAsync(Replace), LaterAsync(Replace));
            while (isReplaced && made[1] == 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), machine.TimeProvider);
            }

            Require(made.All(static count => count <= 1), $"the calls were made {string.Join(", ", made)} times");
        });

        void Replace()
        {
            if (isLeft && !isReplaced)
            {
                isReplaced = true;
                minidriver.StreamClass.CallAtNewPriority(null, StreamPriority.Low, Make, 1);
            }
        }

        void Make(object? call) => made[(int)call!]++;
    }

    /// <summary>A client writes again and again, so that the lock is reserved for its processor; others come at any moment, and so do interrupts.</summary>
    public static Task ReservedAsync(Machine machine)
    {
        const int Writes = 5;
        var board = new EngineBoard();
        var served = 0;
        var given = 0;

        // One in three fails, and so goes on in the ordinary way, which ends the reservation from inside.
        var minidriver = new EngineMinidriver
        {
            IsWritten = true,
            OnInterrupt = () => served++,
            OnData = srb => EngineMinidriver.Complete(srb, ++given % 3 == 0 ? NtStatus.IoDeviceError : NtStatus.Success),
        };
        return PlayAsync(machine, minidriver, board, async (_, pin) =>
        {
            var failed = await Task.WhenAll(WriteManyAsync(pin, Writes), WriteManyAsync(pin, Writes), RingAsync());
            Require(failed.Sum() == 2 * Writes / 3, $"{failed.Sum()} writes have failed");
            Require(minidriver.Received == 2 * Writes, $"{minidriver.Received} of {2 * Writes} writes arrived");

            // A ring that nobody serves is waited for until the run has no time left.
            while (board.IsRinging || served == 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), machine.TimeProvider);
            }

            async Task<int> RingAsync()
            {
                await Task.Yield();
                board.Ring();
                return 0;
            }
        });

        static async Task<int> WriteManyAsync(Pin pin, int count)
        {
            await Task.Yield();
            var failed = 0;
            for (var i = 0; i < count; i++)
            {
                failed += await OutcomeAsync(pin.WriteAsync(default, new byte[16])) == NtStatus.Success ? 0 : 1;
            }

            return failed;
        }
    }

    /// <summary>The minidriver sets a counter while it expires.</summary>
    public static Task TimeoutsAsync(Machine machine)
    {
        HwStreamRequestBlock? held = null;
        var board = new EngineBoard();
        var minidriver = new EngineMinidriver
        {
            IsSynchronized = false,
            OnData = srb =>
            {
                held = srb;
                srb.TimeoutCounter = 1;
            },
            OnTimeout = static _ => { },
            OnInterrupt = () => held!.TimeoutCounter = 1_000,
        };
        return PlayAsync(machine, minidriver, board, async (_, pin) =>
        {
            using var cancellation = new CancellationTokenSource();
            var read = ReadAsync(pin, cancellation.Token);
            while (held is null)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), machine.TimeProvider);
            }

            // The class driver counts the whole seconds of the machine.
            await Task.Delay(TimeSpan.FromSeconds(1) - machine.Kernel.QueryInterruptTime(), machine.TimeProvider);
            await LaterAsync(board.Ring);
            await Task.Delay(TimeSpan.FromSeconds(2), machine.TimeProvider);
            Require(held.TimeoutCounter > 900, $"the counter that was set to 1000 reads {held.TimeoutCounter}");
            cancellation.Cancel();
            Require(await read == NtStatus.Cancelled, $"the read ended with {await read}");
        });
    }

    /// <summary>A request that was used before is used again as the class driver's second is over: its time runs out all the same.</summary>
    public static Task NotedAsync(Machine machine)
    {
        var held = new Queue<HwStreamRequestBlock>();
        var expired = 0;
        var minidriver = new EngineMinidriver
        {
            OnData = held.Enqueue,
            OnTimeout = srb =>
            {
                expired++;
                EngineMinidriver.Complete(srb, NtStatus.IoDeviceError);
            },
            IsWritten = true,
        };
        return PlayAsync(machine, minidriver, new EngineBoard(), async (_, pin) =>
        {
            var first = WriteAsync(pin);
            while (held.Count == 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), machine.TimeProvider);
            }

            EngineMinidriver.Complete(held.Dequeue(), NtStatus.Success);
            Require(await first == NtStatus.Success, "the first write failed");

            // The class driver counts the whole seconds of the machine.
            await Task.Delay(TimeSpan.FromSeconds(1) - machine.Kernel.QueryInterruptTime(), machine.TimeProvider);
            var second = await WriteAsync(pin).WaitAsync(TimeSpan.FromSeconds(20), machine.TimeProvider);
            Require(second == NtStatus.IoDeviceError, $"the second write ended with {second}");
            Require(expired == 1, $"it expired {expired} times");
        });
    }

    /// <summary>A client cancels the read whose buffer the board is filling.</summary>
    public static Task TransferAsync(Machine machine)
    {
        HwStreamRequestBlock? held = null;
        var minidriver = new EngineMinidriver { IsSynchronized = false, OnData = srb => held = srb };
        return PlayAsync(machine, minidriver, new EngineBoard(), async (_, pin) =>
        {
            using var cancellation = new CancellationTokenSource();
            var buffer = new byte[16];
            var read = pin.ReadAsync(buffer, cancellation.Token).AsTask();
            var address = held!.ScatterGatherBuffer[0].PhysicalAddress;
            var fill = LaterAsync(() =>
            {
                minidriver.Registers.WriteRegisterUlong(EngineBoard.Address, (uint)address);
                try
                {
                    minidriver.Registers.WriteRegisterUlong(EngineBoard.Fill, 16);
                }
                catch (BugCheckException)
                {
                    // The board came too late, and was told so.
                }
            });
            var cancel = LaterAsync(cancellation.Cancel);
            var check = CheckAsync();
            await Task.WhenAll(fill, cancel, check);

            async Task CheckAsync()
            {
                try
                {
                    await read;
                }
                catch (OperationCanceledException)
                {
                }

                var seen = buffer[0];
                await Task.Delay(TimeSpan.FromMilliseconds(1), machine.TimeProvider);
                Require(buffer.All(value => value == seen), "the buffer changed after the read had ended");
            }
        });
    }

    private static async Task RingUntilAsync(Machine machine, EngineBoard board, Task done)
    {
        while (!done.IsCompleted)
        {
            board.Ring();
            await Task.Delay(TimeSpan.FromMilliseconds(1), machine.TimeProvider);
        }
    }
}
