using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace CourseKit.Notebooks.Execution.Worker;

/// <summary>
/// Passes on what reaches the process's real standard output past the console of the cells: native libraries, child
/// processes, streams that a cell opened itself.
/// </summary>
internal sealed class StrayOutput(Stream stray, Action<string> onText)
{
    // Written into the stream at a cell's end; once it comes out at the other side, all before it has.
    private static readonly byte[] Mark = "\0\u001ecoursekit\0"u8.ToArray();
    private static readonly TimeSpan MarkPatience = TimeSpan.FromSeconds(1);
    private readonly object _marks = new();
    private int _marksSeen;
    private int _marksWritten;

    public void Start() => new Thread(Pump) { IsBackground = true, Name = "stray output" }.Start();

    /// <summary>Waits until everything written so far is passed on.</summary>
    public void Drain()
    {
        FlushNative();
        try
        {
            using var output = Console.OpenStandardOutput();
            output.Write(Mark);
            output.Flush();
        }
        catch (IOException)
        {
            return; // The cell has closed its standard output: nothing more can come.
        }

        // Counted, so that a mark that was given up and comes late doesn't pass for the next one.
        lock (_marks)
        {
            _marksWritten++;
            var patience = Stopwatch.StartNew();
            while (_marksSeen < _marksWritten && MarkPatience - patience.Elapsed is { Ticks: > 0 } left && Monitor.Wait(_marks, left))
            {
            }
        }
    }

    /// <summary>The mark, for a reader of standard error on the other side.</summary>
    public static ReadOnlySpan<byte> EndMark => Mark;

    private void Pump()
    {
        var decoder = Encoding.UTF8.GetDecoder();
        var buffer = new byte[16_384];
        var held = 0;
        while (stray.Read(buffer, held, buffer.Length - held) is var read and > 0)
        {
            var bytes = buffer.AsSpan(0, held + read);
            while (bytes.IndexOf(Mark) is var at and >= 0)
            {
                Send(decoder, bytes[..at]);
                lock (_marks)
                {
                    _marksSeen++;
                    Monitor.PulseAll(_marks);
                }

                bytes = bytes[(at + Mark.Length)..];
            }

            // A mark may have come in part.
            var start = bytes.LastIndexOf(Mark[0]);
            var keep = start >= 0 && Mark.AsSpan().StartsWith(bytes[start..]) ? bytes.Length - start : 0;
            Send(decoder, bytes[..^keep]);
            bytes[^keep..].CopyTo(buffer);
            held = keep;
        }
    }

    private void Send(Decoder decoder, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return;
        var text = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        var count = decoder.GetChars(bytes, text, flush: false);
        if (count > 0)
            onText(new string(text, 0, count));
    }

    // The C library gathers what is printed to a pipe. Flushing only this stream, as a flush of all could wait for a
    // thread that reads.
    private static void FlushNative()
    {
        if (OperatingSystem.IsWindows()
            || !NativeLibrary.TryLoad(OperatingSystem.IsMacOS() ? "libSystem.dylib" : "libc.so.6", out var library)
            || !NativeLibrary.TryGetExport(library, OperatingSystem.IsMacOS() ? "__stdoutp" : "stdout", out var variable))
            return;
        _ = Flush(Marshal.ReadIntPtr(variable));
    }

    [DllImport("libc", EntryPoint = "fflush")]
    private static extern int Flush(IntPtr file);
}
