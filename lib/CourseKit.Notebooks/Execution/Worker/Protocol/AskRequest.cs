using CourseKit.Notebooks.Execution.Kernel.Language;

namespace CourseKit.Notebooks.Execution.Worker.Protocol;

/// <summary>A question about code that is being written; the answer is an <see cref="AnswerEvent"/> with this number.</summary>
internal sealed record AskRequest(int Id, Question Question, string Code, int Cursor) : WorkerRequest;
