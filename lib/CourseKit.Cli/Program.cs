using CourseKit.Cli;

var terminal = Terminal.OfProcess();
using var interruption = new Interruption(terminal.Acknowledge);
return interruption.Returned(await CourseKitCommand.RunAsync(args, terminal, new Engine(), interruption.Token).ConfigureAwait(false));
