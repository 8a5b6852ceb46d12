using System.Text.Json.Serialization;

namespace CourseKit.Notebooks.Execution.Worker.Protocol;

/// <summary>What the parent tells a worker: one JSON line each, on the worker's standard input.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(StartRequest), "start")]
[JsonDerivedType(typeof(ExecuteRequest), "execute")]
[JsonDerivedType(typeof(InterruptRequest), "interrupt")]
[JsonDerivedType(typeof(AskRequest), "ask")]
[JsonDerivedType(typeof(LineRequest), "line")]
[JsonDerivedType(typeof(ExitRequest), "exit")]
internal abstract record WorkerRequest;
