using CourseKit.Faults;

// One line for whoever called, as the command does: what broke, or what is done.
try
{
    Action work = args switch
    {
        ["fetch", var list, var mirror, var folder] => () => FetchWork.Do(list, mirror, folder),
        ["search", var folder] => () => SearchWork.Do(folder),
        ["train", var folder] => () => TrainWork.Do(folder),
        ["look", var folder] => () => TrainWork.Look(folder),
        _ => throw new ArgumentException("wanted: fetch LIST MIRROR FOLDER, search FOLDER, train FOLDER, or look FOLDER"),
    };
    work();
    return 0;
}
catch (Exception fault) when (fault is IOException or InvalidOperationException or UnauthorizedAccessException or FormatException or ArgumentException)
{
    Console.Error.WriteLine("faults: " + fault.Message);
    return 1;
}
