namespace CourseKit.Notebooks.Execution.Kernel.Output;

/// <summary>The console's input for cells: a headless run has nobody to answer, and says so instead of waiting.</summary>
internal sealed class NoKeyboard(TextReader original) : TextReader
{
    public override int Peek() => Elsewhere.Peek();

    public override int Read() => Elsewhere.Read();

    public override int Read(char[] buffer, int index, int count) => Elsewhere.Read(buffer, index, count);

    public override string? ReadLine() => Elsewhere.ReadLine();

    public override string ReadToEnd() => Elsewhere.ReadToEnd();

    private TextReader Elsewhere => OutputSink.Current is null
        ? original
        : throw new InvalidOperationException(
            "The console can't be read here: the notebook runs without anybody at a keyboard. Assign the value in the cell.");
}
