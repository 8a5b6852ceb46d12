using System.Runtime.ExceptionServices;

namespace CourseKit.Tensors;

/// <summary>A few threads that wait for parts of a computation; nothing is allocated for a call.</summary>
/// <remarks>
/// The caller takes the first part itself and, when it is done, whatever part no worker has begun: a worker that sleeps or
/// that the machine is too busy to run holds nobody up. One caller at a time has the workers; another one, or a part that calls
/// in its turn, does all its parts itself.
/// </remarks>
internal static unsafe class WorkerPool
{
    private static Worker[] _workers = [];
    private static int _taken;

    /// <summary>Parts worth making of so much work, when a part should be at least <paramref name="least"/> of it.</summary>
    internal static int Parts(long work, long least) => (int)Math.Clamp(work / least, 1, Compute.Threads);

    /// <summary>Calls work(job, 0), …, work(job, parts − 1), each once, and returns when all have.</summary>
    /// <remarks>An exception of one of them reaches the caller, after the others have ended.</remarks>
    /// <param name="work">What to call.</param>
    /// <param name="job">Its first argument.</param>
    /// <param name="parts">How often, at least once.</param>
    /// <param name="wake">Whether a worker that sleeps is woken, which takes microseconds; otherwise its part is done here.</param>
    internal static void Run(delegate*<void*, int, void> work, void* job, int parts, bool wake = true)
    {
        if (parts <= 1)
        {
            if (parts == 1)
                work(job, 0);
            return;
        }

        if (Interlocked.CompareExchange(ref _taken, 1, 0) != 0)
        {
            Alone(work, job, parts);
            return;
        }

        try
        {
            while (_workers.Length < parts - 1)
                _workers = [.. _workers, new Worker()];
            Share(work, job, _workers.AsSpan(0, parts - 1), wake);
        }
        finally
        {
            Volatile.Write(ref _taken, 0);
        }
    }

    // As with workers: a part that fails leaves none of the others out.
    private static void Alone(delegate*<void*, int, void> work, void* job, int parts)
    {
        Exception? failure = null;
        for (var part = 0; part < parts; part++)
        {
            try
            {
                work(job, part);
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        }

        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }

    private static void Share(delegate*<void*, int, void> work, void* job, ReadOnlySpan<Worker> workers, bool wake)
    {
        Exception? failure = null;
        for (var i = 0; i < workers.Length; i++)
            workers[i].Post(work, job, i + 1, wake);
        try
        {
            work(job, 0);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        // Each must end, whatever happened: the job lies on this thread's stack.
        foreach (var worker in workers)
            failure = worker.Finish() ?? failure;
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }

    private sealed class Worker
    {
        private const int Idle = 0;
        private const int Posted = 1;
        private const int Running = 2;
        private const int Done = 3;

        // About 40 µs, longer than the gaps between the products of a training step; then about as much again, giving way.
        private const int Spins = 1000;
        private const int Yields = 100;

        private readonly AutoResetEvent _wake = new(initialState: false);
        private int _state;
        private int _parked;
        private delegate*<void*, int, void> _work;
        private void* _job;
        private int _part;
        private Exception? _failure;

        internal Worker() => new Thread(Loop) { IsBackground = true, Name = "CourseKit worker" }.Start();

        internal void Post(delegate*<void*, int, void> work, void* job, int part, bool wake)
        {
            _work = work;
            _job = job;
            _part = part;
            _failure = null;

            // The exchange is a full fence: either we see it parked, or it sees the part before it sleeps.
            Interlocked.Exchange(ref _state, Posted);
            if (wake && Volatile.Read(ref _parked) != 0)
                _wake.Set();
        }

        /// <summary>Does the part here if it has not been begun, else waits for its end.</summary>
        internal Exception? Finish()
        {
            if (Interlocked.CompareExchange(ref _state, Running, Posted) == Posted)
                Work();
            for (var i = 0; Volatile.Read(ref _state) != Done; i++)
                Wait(i);
            Volatile.Write(ref _state, Idle);
            return _failure;
        }

        private static void Wait(int round)
        {
            if (round < Spins)
                Thread.SpinWait(1);
            else
                Thread.Yield();
        }

        private void Work()
        {
            try
            {
                _work(_job, _part);
            }
            catch (Exception exception)
            {
                _failure = exception;
            }

            Volatile.Write(ref _state, Done);
        }

        private void Loop()
        {
            while (true)
            {
                for (var i = 0; i < Spins + Yields && Volatile.Read(ref _state) != Posted; i++)
                    Wait(i);
                if (Volatile.Read(ref _state) != Posted)
                {
                    Interlocked.Exchange(ref _parked, 1);
                    if (Volatile.Read(ref _state) != Posted)
                        _wake.WaitOne();
                    Volatile.Write(ref _parked, 0);
                }

                if (Interlocked.CompareExchange(ref _state, Running, Posted) == Posted)
                    Work();
            }
        }
    }
}
