namespace CourseKit.Grading.Tests.Assignments;

/// <summary>What students get in the place of a solution: it compiles, and throws where the check shall say «not done».</summary>
public class StubTests
{
    private const string Throw = "throw new NotImplementedException(\"exercise a is yours to write\")";

    [Fact]
    public void A_whole_body_is_replaced_by_a_throw()
        => Released("""
            static double F(double x)
            {
                // BEGIN SOLUTION
                return x * x;
                // END SOLUTION
            }
            """).ShouldBe($$"""
            static double F(double x)
            {
                // YOUR CODE HERE
                {{Throw}};
            }
            """);

    [Fact]
    public void A_body_without_a_value_throws_too_so_that_nothing_looks_done()
        => Released("static void F(double[] x)\n{\n    // BEGIN SOLUTION\n    x[0] = 1;\n    // END SOLUTION\n}")
            .ShouldBe($"static void F(double[] x)\n{{\n    // YOUR CODE HERE\n    {Throw};\n}}");

    [Fact]
    public void Statements_before_a_return_leave_the_comment_alone()
        => Released("static double F(double x)\n{\n    double y = 0;\n    // BEGIN SOLUTION\n    y = x * x;\n    // END SOLUTION\n    return y;\n}")
            .ShouldBe("static double F(double x)\n{\n    double y = 0;\n    // YOUR CODE HERE\n    return y;\n}");

    [Fact]
    public void Statements_that_assign_what_is_returned_need_the_throw()
        => Released("static double F(double x)\n{\n    double y;\n    // BEGIN SOLUTION\n    y = x * x;\n    // END SOLUTION\n    return y;\n}")
            .ShouldContain(Throw);

    [Fact]
    public void An_out_parameter_that_the_region_sets_needs_the_throw()
        => Released("static bool F(double x, out double y)\n{\n    // BEGIN SOLUTION\n    y = x;\n    // END SOLUTION\n    return true;\n}")
            .ShouldContain(Throw);

    [Theory]
    [InlineData("    => x * x;")]
    [InlineData("{\n    return x * x;\n}")]
    public void A_body_that_stands_in_the_region_whole_becomes_an_arrow(string body)
        => Released($"static double F(double x)\n    // BEGIN SOLUTION\n{body}\n    // END SOLUTION")
            .ShouldBe($"static double F(double x)\n    // YOUR CODE HERE\n    => {Throw};");

    [Fact]
    public void An_expression_after_the_arrow_throws()
        => Released("static double F(double x) =>\n    // BEGIN SOLUTION\n    x * x;\n    // END SOLUTION")
            .ShouldBe($"static double F(double x) =>\n    // YOUR CODE HERE\n    {Throw};");

    [Fact]
    public void An_expression_that_is_closed_below_the_region_throws_without_semicolon()
        => Released("static double F(double x) =>\n    // BEGIN SOLUTION\n    x * x\n    // END SOLUTION\n    ;")
            .ShouldBe($"static double F(double x) =>\n    // YOUR CODE HERE\n    {Throw}\n    ;");

    [Fact]
    public void An_initializer_throws_through_a_conditional()
        => Released("double y =\n    // BEGIN SOLUTION\n    1.5;\n    // END SOLUTION")
            .ShouldBe($"double y =\n    // YOUR CODE HERE\n    true ? {Throw} : default;");

    [Fact]
    public void An_argument_throws_through_a_conditional()
        => Released("double y = Math.Max(1,\n    // BEGIN SOLUTION\n    1.5\n    // END SOLUTION\n    );")
            .ShouldContain($"true ? {Throw} : default\n");

    [Fact]
    public void A_lambda_s_body_throws()
        => Released("Func<double, double> f = x =>\n{\n    // BEGIN SOLUTION\n    return x;\n    // END SOLUTION\n};").ShouldContain(Throw);

    [Fact]
    public void Members_of_a_class_leave_the_comment_alone()
        => Released("class Layer\n{\n    // BEGIN SOLUTION\n    public double Forward(double x) => x;\n    // END SOLUTION\n}")
            .ShouldBe("class Layer\n{\n    // YOUR CODE HERE\n}");

    [Fact]
    public void A_member_s_body_in_a_class_throws()
        => Released("class Layer\n{\n    public double Forward(double x)\n    {\n        // BEGIN SOLUTION\n        return x;\n        // END SOLUTION\n    }\n}")
            .ShouldContain("        " + Throw + ";");

    [Fact]
    public void A_whole_declaration_leaves_the_comment_alone()
        => Released("// BEGIN SOLUTION\nstatic double F(double x) => x;\n// END SOLUTION").ShouldBe("// YOUR CODE HERE");

    [Fact]
    public void Several_regions_each_get_what_they_need()
        => Released("""
            static double F(Matrix m)
            {
                double y = 0;
                // BEGIN SOLUTION
                y = m.Rows;
                // END SOLUTION
                y = y + 1;
                // BEGIN SOLUTION
                return y / Unknown(m);
                // END SOLUTION
            }
            """).ShouldBe($$"""
            static double F(Matrix m)
            {
                double y = 0;
                // YOUR CODE HERE
                y = y + 1;
                // YOUR CODE HERE
                {{Throw}};
            }
            """);

    [Fact]
    public void A_type_that_only_another_cell_declares_changes_nothing()
        => Released("static Matrix F(Matrix m)\n{\n    if (m.Rows > 1)\n    {\n        // BEGIN SOLUTION\n        return m;\n        // END SOLUTION\n    }\n    else\n    {\n        return m;\n    }\n}")
            .ShouldContain(Throw);

    private static string Released(string body)
    {
        var released = SourceText.Read(SourceText.Exercise(body)).Exercises.Single().Answer.Released;
        return released[(released.IndexOf('\n', StringComparison.Ordinal) + 1)..];
    }
}
