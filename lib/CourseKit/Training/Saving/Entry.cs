using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>A line of a stored model's list of tensors.</summary>
internal sealed record Entry(string Name, int Rows, int Columns, Precision Precision, string Checksum, long Bytes);
