namespace CourseKit.Checks;

/// <summary>How near is near enough: |got − wanted| ≤ absolute + relative · |wanted|.</summary>
internal readonly record struct Tolerance(double Absolute, double Relative)
{
    internal bool Allows(double got, double wanted)
        => got.Equals(wanted) || (double.IsFinite(wanted) && Math.Abs(got - wanted) <= Absolute + (Relative * Math.Abs(wanted)));

    internal bool Allows(ObservedValue got, ObservedValue wanted)
    {
        if (got.Kind != wanted.Kind)
            return false;
        return wanted.Kind switch
        {
            ObservedKind.Number or ObservedKind.Vector or ObservedKind.Matrix => AllowsNumbers(got, wanted),
            ObservedKind.Boolean => got.Boolean == wanted.Boolean,
            ObservedKind.List => got.Items.Count == wanted.Items.Count && AllowsItems(got, wanted),
            _ => string.Equals(got.Text, wanted.Text, StringComparison.Ordinal),
        };
    }

    private bool AllowsNumbers(ObservedValue got, ObservedValue wanted)
    {
        if (got.Rows != wanted.Rows || got.Columns != wanted.Columns)
            return false;
        for (var i = 0; i < wanted.Numbers.Count; i++)
        {
            if (!Allows(got.Numbers[i], wanted.Numbers[i]))
                return false;
        }

        return true;
    }

    private bool AllowsItems(ObservedValue got, ObservedValue wanted)
    {
        for (var i = 0; i < wanted.Items.Count; i++)
        {
            if (!Allows(got.Items[i], wanted.Items[i]))
                return false;
        }

        return true;
    }
}
