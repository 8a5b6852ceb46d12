using System.Globalization;

namespace CourseKit.Search;

/// <summary>The value of one hyper-parameter: a number or a word. Numbers and strings convert to it by themselves.</summary>
/// <param name="Number">The number; NaN for a word.</param>
/// <param name="Text">The word; null for a number.</param>
public readonly record struct SettingValue(double Number, string? Text)
{
    /// <summary>Whether it is a number.</summary>
    public bool IsNumber => Text is null;

    /// <summary>A number as a value.</summary>
    public static implicit operator SettingValue(double number) => new(number, null);

    /// <summary>A word as a value.</summary>
    public static implicit operator SettingValue(string text)
        => new(double.NaN, text ?? throw new ArgumentNullException(nameof(text)));

    /// <summary>The word, or the number with four significant digits: 0.0003162.</summary>
    public override string ToString() => Text ?? Number.ToString("G4", CultureInfo.InvariantCulture);
}
