using CourseKit.DotNetInteractive.Directives;
using CourseKit.DotNetInteractive.Exercises;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;

namespace CourseKit.DotNetInteractive;

/// <summary>
/// What only an extension can do for the course in .NET Interactive: <c>#!hint</c>, <c>#!solution</c> and <c>#!check</c>
/// for the exercise at hand, which is the one whose cell ran last.
/// </summary>
/// <remarks>
/// Hints and solutions stand folded in the notebook itself; the extension reads them from its file. Every host sets the
/// current folder to the notebook's, so its notebooks are searched; <c>#!course 04-optimizers.dib</c> names one instead.
/// The file is read as it was saved last. From a notebook:
/// <code>
/// #r "../lib/CourseKit.DotNetInteractive/bin/Release/net10.0/CourseKit.DotNetInteractive.dll"
/// await CourseKit.DotNetInteractive.CourseExtension.LoadAsync();
/// </code>
/// </remarks>
public sealed class CourseExtension : IKernelExtension
{
    private readonly Func<string> _folder;

    /// <summary>The extension; it works once <see cref="OnLoadAsync"/> was called.</summary>
    public CourseExtension()
        : this(Directory.GetCurrentDirectory)
    {
    }

    internal CourseExtension(Func<string> folder) => _folder = folder;

    /// <summary>Loads the extension into the kernel that runs the cell.</summary>
    public static Task LoadAsync() => new CourseExtension().OnLoadAsync(Kernel.Root);

    /// <inheritdoc/>
    public Task OnLoadAsync(Kernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        if (kernel.KernelInfo.SupportedDirectives.Any(directive => directive.Name == HintDirective.Name))
            return Task.CompletedTask;
        var desk = new Desk(_folder);
        Watch(kernel, desk);
        if (kernel is CompositeKernel composite)
        {
            foreach (var child in composite.ChildKernels)
                Watch(child, desk);
        }

        CourseDirective.Add(kernel, desk);
        HintDirective.Add(kernel, desk);
        SolutionDirective.Add(kernel, desk);
        CheckDirective.Add(kernel, desk);
        return Task.CompletedTask;
    }

    // Every cell passes here before it runs.
    private static void Watch(Kernel kernel, Desk desk)
        => kernel.AddMiddleware(
            async (command, context, next) =>
            {
                if (command is SubmitCode { Code: { } code })
                    desk.Notice(code);
                await next(command, context).ConfigureAwait(false);
            },
            nameof(CourseExtension));
}
