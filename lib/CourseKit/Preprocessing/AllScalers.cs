namespace CourseKit.Preprocessing;

/// <summary>The table of scalers: what the conformance tests run on.</summary>
public static class AllScalers
{
    /// <summary>Each scaler in each of its forms.</summary>
    public static IReadOnlyList<Scaler> Table { get; } =
    [
        new StandardScore(),
        new MinMax(),
        new MinMax(-1, 1),
        new ZeroCentre(),
        new ChannelCentre(),
        new ExampleCentre(),
        new FillMissing(),
        new FillMissing(FillWith.Median),
        new FillMissing(FillWith.Number, Number: -1, Mark: true),
        new OneHot([0]),
        new OneHot([0], UnknownCategory.OtherColumn),
        new PrincipalComponents(),
        new PrincipalComponents(Components: 2),
        new PrincipalComponents(Share: 0.9),
        new Decorrelation(),
        new PcaWhitening(),
        new PcaWhitening(Epsilon: 0.1),
        new ZcaWhitening(),
        new ZcaWhitening(Epsilon: 0.1),
        new OnColumns(new StandardScore(), 1, 2),
        new Pipeline(),
        new Pipeline(new FillMissing(), new StandardScore(), new PrincipalComponents(Components: 2)),
    ];
}
