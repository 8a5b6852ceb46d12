using CourseKit.Notebooks.Execution.Kernel.Language;
using CourseKit.Notebooks.Execution.Worker.Protocol;

namespace CourseKit.Notebooks.Execution.Worker;

// What a kernel with a reader in front of it does (KernelOptions.Interactive); one that is only stoppable can be interrupted, too.
public sealed partial class KernelProcess
{
    private readonly Dictionary<int, TaskCompletionSource<Answer>> _questions = [];
    private int _asked;

    /// <summary>Called when the running cell waits for a line, which <see cref="Type"/> brings.</summary>
    public Action? InputWanted { get; set; }

    /// <summary>Gives the running cell the line that it waits for.</summary>
    /// <param name="line">The line without its end; null at the end of the input.</param>
    public void Type(string? line) => Send(new LineRequest(line));

    /// <summary>Asks the running cell to stop; what it has assigned is kept. Code outside the runtime does not hear it.</summary>
    public void Interrupt() => Send(new InterruptRequest());

    /// <inheritdoc/>
    public bool TryInterrupt()
    {
        if (_hears)
            Interrupt();
        return _hears;
    }

    /// <summary>Answers a question about code that is being written, also while a cell runs.</summary>
    internal async Task<Answer> AskAsync(Question question, string code, int cursor)
    {
        var answer = new TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously);
        int id;
        lock (_gate)
        {
            if (_death is not null)
                throw _death;
            _questions[id = ++_asked] = answer;
        }

        Send(new AskRequest(id, question, code, cursor));
        return await answer.Task;
    }

    private void Answered(AnswerEvent answer)
    {
        lock (_gate)
        {
            if (_questions.Remove(answer.Id, out var waiting))
                waiting.TrySetResult(answer.Answer);
        }
    }

    private void AnswerNobody(KernelDiedException reason)
    {
        foreach (var waiting in _questions.Values)
            waiting.TrySetException(reason);
        _questions.Clear();
    }
}
