using CourseKit.Grading.Assignments;
using CourseKit.Grading.SimulatedClass;

if (args is not [var source, var folder])
{
    Console.Error.WriteLine("usage: dotnet run --project tests/submissions/class -- SOURCE.dib OUT; OUT gets submissions/ and expected.json");
    return 2;
}

var students = new ClassMaker(AssignmentReader.Read(source)).Make();
ClassFolder.Write(students, folder);
Console.WriteLine($"{students.Count} submissions in {Path.Combine(folder, "submissions")}, their grades in {Path.Combine(folder, "expected.json")}");
return 0;
