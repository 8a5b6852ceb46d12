using CourseKit.Grading.Results;

namespace CourseKit.Grading.Assignments.Recovery;

/// <summary>Finds the answers to written questions.</summary>
/// <remarks>An answer is what the question's cell holds beyond the question itself, and the student's text cells right below it.</remarks>
internal static class AnswersInWords
{
    /// <summary>Question id → answer; without an entry for a question whose cell is not there.</summary>
    public static IReadOnlyDictionary<string, string> Find(Assignment assignment, IReadOnlyList<StudentCell> cells, RemarkList remarks)
    {
        var prose = assignment.Cells.Where(cell => cell.Role is CellRole.Text or CellRole.Question)
            .Select(cell => StudentCell.Normalized(cell.Released)).ToHashSet(StringComparer.Ordinal);
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var question in assignment.Questions)
        {
            var asked = StudentCell.Normalized(question.Cell.Released);
            var found = Enumerable.Range(0, cells.Count).Where(i => cells[i].QuestionId == question.Id).ToList();
            if (found.Count == 0)
            {
                found = [.. Enumerable.Range(0, cells.Count).Where(i => cells[i].IsProse && cells[i].QuestionId is null
                    && !prose.Contains(cells[i].Text) && cells[i].ShareOf(WithoutHeader(asked)) >= 0.5)];
                if (found.Count > 0)
                    remarks.Add(RemarkKind.Retyped, $"Question {question.Id} was found by its content in cell {cells[found[^1]].Number}; its header is not there.");
            }

            if (found.Count == 0)
            {
                remarks.Add(RemarkKind.Deleted, $"Question {question.Id} is not there.");
                continue;
            }

            // A second copy of the question is no answer to the first.
            var asking = found.ToHashSet();
            var written = found.Select(i => (Index: i, Answer: Answer(i, asked, cells, below => asking.Contains(below) || prose.Contains(cells[below].Text)))).ToList();
            var (index, answer) = written.FindLast(pair => pair.Answer.Length > 0) is { Answer: not null } last ? last : written[^1];
            if (found.Count > 1)
                remarks.Add(RemarkKind.Copied, $"Question {question.Id} has {found.Count} cells; the last one with an answer counts: cell {cells[index].Number}.");
            answers[question.Id] = answer;
        }

        return answers;
    }

    private static string Answer(int index, string asked, IReadOnlyList<StudentCell> cells, Func<int, bool> isEnd)
    {
        var own = asked.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToHashSet(StringComparer.Ordinal);
        var lines = cells[index].Text.Split('\n').Where(line => !own.Contains(line.Trim()) && !line.TrimStart().StartsWith("<!-- question", StringComparison.OrdinalIgnoreCase));
        List<string> parts = [string.Join('\n', lines).Trim()];
        for (var i = index + 1; i < cells.Count && cells[i].IsProse && cells[i].QuestionId is null && !isEnd(i); i++)
            parts.Add(cells[i].Text);
        return string.Join("\n\n", parts.Where(part => part.Length > 0));
    }

    private static string WithoutHeader(string asked)
        => asked.StartsWith("<!--", StringComparison.Ordinal) && asked.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end ? asked[end..] : asked;
}
