namespace CourseKit.Grading.Assignments.Recovery;

/// <summary>What becomes of a student's cell.</summary>
internal enum CellUse
{
    /// <summary>Nothing: it is no C#, or nothing stands for it.</summary>
    Dropped,

    /// <summary>It only marks a place: the instructor's cell runs, or the cell is text.</summary>
    Place,

    /// <summary>It answers an exercise.</summary>
    Answer,

    /// <summary>It runs where it stands.</summary>
    Added,

    /// <summary>It marks the place of a set-up cell, and what the student wrote beside the set-up runs after it.</summary>
    PlaceAndAdded,
}
