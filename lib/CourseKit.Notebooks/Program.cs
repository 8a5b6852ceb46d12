using CourseKit.Notebooks.Execution.Worker;

// The library started by itself is a notebook's kernel process; KernelProcess is what starts it.
if (args is ["kernel"])
    return WorkerProgram.Run();
Console.Error.WriteLine("This program runs the cells of one notebook for the command coursekit; start that instead.");
return 2;
