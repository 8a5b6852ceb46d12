using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CourseKit.Grading.Results;
using CourseKit.Notebooks;

namespace CourseKit.Grading.Reports;

/// <summary><c>gradescope/&lt;student&gt;/results.json</c>: what Gradescope's autograder hands back for a submission.</summary>
/// <remarks>One test an exercise and a written question. The score stands at the top, since the late rule takes its part of the
/// whole; texts are plain text, which Gradescope shows as such. A submission that is still to be judged has no file.</remarks>
public sealed class GradescopeResults : IReport
{
    // Gradescope's own escaping takes care of its pages; here the names shall be readable.
    private static readonly JsonWriterOptions Layout = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public string Name => "gradescope";

    /// <inheritdoc/>
    public void Write(GradebookView view, string folder)
    {
        ArgumentNullException.ThrowIfNull(view);
        foreach (var result in view.Results)
        {
            var own = Path.Combine(folder, Name, GradebookView.FileNameOf(result.Student));
            var file = Path.Combine(own, "results.json");
            if (GradeStates.MayBeUploaded(result))
            {
                Directory.CreateDirectory(own);
                AtomicFile.Write(file, Json(result));
            }
            else if (File.Exists(file))
            {
                File.Delete(file);
            }
        }
    }

    private static byte[] Json(SubmissionResult result)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Layout))
        {
            json.WriteStartObject();
            json.WriteNumber("score", result.Points);
            json.WriteNumber("execution_time", Math.Round(result.Seconds, 2));
            json.WriteString("output", Output(result));
            json.WriteString("output_format", "text");
            json.WriteString("test_output_format", "text");
            json.WriteString("test_name_format", "text");
            json.WriteString("visibility", "visible");
            json.WriteString("stdout_visibility", "hidden");
            json.WriteStartArray("tests");
            foreach (var (index, exercise) in result.Exercises.Index())
                WriteExercise(json, index + 1, exercise);
            foreach (var (index, answer) in result.Written.Index())
                WriteAnswer(json, result.Exercises.Count + index + 1, answer);
            json.WriteEndArray();
            json.WriteStartObject("extra_data");
            json.WriteString("student", VisibleText.Line(result.Student));
            json.WriteNumber("max_score", result.OutOf);
            json.WriteString("assignment_hash", result.AssignmentHash);
            json.WriteString("submission_hash", result.SubmissionHash);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void WriteExercise(Utf8JsonWriter json, int number, ExerciseResult exercise)
    {
        json.WriteStartObject();
        json.WriteString("name", VisibleText.Line(exercise.Title));
        json.WriteString("number", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        json.WriteNumber("score", exercise.Points);
        json.WriteNumber("max_score", exercise.OutOf);
        json.WriteString("status", exercise.Points == exercise.OutOf ? "passed" : "failed");
        var output = new StringBuilder(VisibleText.Lines(FeedbackText.Outcome(exercise)));
        foreach (var one in exercise.Cases)
            output.Append('\n').Append(one.IsHidden ? "hidden: " : "").Append(VisibleText.Line(one.Name)).Append(": ").Append(VerdictWords.Short(one.Verdict));
        json.WriteString("output", output.ToString());
        json.WriteString("visibility", "visible");
        json.WriteEndObject();
    }

    private static void WriteAnswer(Utf8JsonWriter json, int number, WrittenResult answer)
    {
        json.WriteStartObject();
        json.WriteString("name", VisibleText.Line(answer.Title));
        json.WriteString("number", number.ToString(System.Globalization.CultureInfo.InvariantCulture));

        // Without a score Gradescope shows the text alone: nobody reads a zero that nobody gave.
        if (!GradeStates.IsOpen(answer))
        {
            json.WriteNumber("score", answer.Points ?? 0);
            json.WriteNumber("max_score", answer.OutOf);
        }

        json.WriteString("output", VisibleText.Lines(FeedbackText.Outcome(answer)));
        json.WriteString("visibility", "visible");
        json.WriteEndObject();
    }

    private static string Output(SubmissionResult result)
        => string.Join('\n', result.Remarks.Select(remark => VisibleText.Line(remark.Text))
            .Concat(result.LatePenalty > 0 ? [FeedbackText.Late(result)] : []));
}
