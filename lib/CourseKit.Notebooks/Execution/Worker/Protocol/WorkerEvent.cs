using System.Text.Json.Serialization;

namespace CourseKit.Notebooks.Execution.Worker.Protocol;

/// <summary>What a worker reports: one JSON line each, on what was its standard output when it started.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(HelloEvent), "hello")]
[JsonDerivedType(typeof(OutputEvent), "output")]
[JsonDerivedType(typeof(FileReadEvent), "read")]
[JsonDerivedType(typeof(DoneEvent), "done")]
[JsonDerivedType(typeof(AnswerEvent), "answer")]
[JsonDerivedType(typeof(WaitingEvent), "waiting")]
internal abstract record WorkerEvent;
