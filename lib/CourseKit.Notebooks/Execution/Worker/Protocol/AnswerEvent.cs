using CourseKit.Notebooks.Execution.Kernel.Language;

namespace CourseKit.Notebooks.Execution.Worker.Protocol;

/// <summary>The answer to the question of this number.</summary>
internal sealed record AnswerEvent(int Id, Answer Answer) : WorkerEvent;
