using System.Text;
using CourseKit.Tensors;

namespace CourseKit.Fuzz;

/// <summary>A reader under test: makes valid inputs for it, reads any input, and knows its own errors.</summary>
internal abstract class FuzzedReader : IDisposable
{
    /// <summary>The name on the command line and of the folder in the corpus.</summary>
    public abstract string Name { get; }

    /// <summary>Pieces of the format, which the mutations put in.</summary>
    public virtual IReadOnlyList<string> Words => [];

    /// <summary>Whether inputs are JSON, at least in part: then values and members are mutated, too.</summary>
    public virtual bool IsJson => false;

    /// <summary>A valid input.</summary>
    public abstract byte[] Make(RandomStream random);

    /// <summary>Brings what checks itself (lengths, checksums) in line with a mutated input; most formats have no such thing.</summary>
    public virtual byte[] Seal(byte[] mutated) => mutated;

    /// <summary>Reads an input, checks what must hold of everything that can be read, and says in a text what was read.</summary>
    /// <exception cref="BrokenPromiseException">What was read is not what was written back, or otherwise not as promised.</exception>
    public abstract string Read(byte[] input);

    /// <summary>Whether an exception is the reader's own error, with the place of the fault.</summary>
    public abstract bool IsLocated(Exception fault);

    /// <summary>The most bytes that reading an input of a length may allocate, garbage included.</summary>
    public virtual long MayAllocate(int length) => (1L << 20) + (600L * length);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }

    protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    protected static void Promise(bool holds, string promise)
    {
        if (!holds)
            throw new BrokenPromiseException(promise);
    }
}
