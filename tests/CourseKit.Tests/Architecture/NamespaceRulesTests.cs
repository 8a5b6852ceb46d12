using CourseKit.Tensors;

namespace CourseKit.Tests.Architecture;

/// <summary>Imports inside the library point one way (DESIGN: «The house»).</summary>
public class NamespaceRulesTests
{
    /// <summary>Folder → the other folders of the library that it may use. A new folder needs a row here.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Display"] = [],
        ["Figures"] = ["Display"],
        ["Tensors"] = ["Display"],
        ["Activations"] = ["Tensors", "Display"],
        ["Initialization"] = ["Tensors", "Display"],
        ["Preprocessing"] = ["Tensors", "Display"],
        ["Losses"] = ["Tensors", "Display", "Activations"],
        ["Schedules"] = ["Tensors", "Display"],
        ["Optimizers"] = ["Schedules", "Tensors", "Display"],
        ["Checks"] = ["Tensors", "Display"],
        ["Search"] = ["Tensors", "Display", "Activations", "Preprocessing", "SecondOrder"],
        ["Augmentation"] = ["Tensors", "Display"],
        ["Ensembles"] = ["Tensors", "Display", "Losses", "Schedules"],
        ["SecondOrder"] = ["Tensors", "Display", "Losses"],
        ["Layers"] = ["Tensors", "Display", "Initialization", "Activations"],
        ["Regularization"] = ["Tensors", "Display", "Layers"],
        ["Normalization"] = ["Tensors", "Display", "Layers"],
        ["Training"] = ["Tensors", "Display", "Losses", "Figures", "Layers", "Activations", "Initialization", "Regularization", "Normalization", "Optimizers", "Schedules", "Preprocessing"],
    };

    [Fact]
    public void Each_folder_of_the_library_has_a_rule()
    {
        var folders = typeof(Matrix).Assembly.GetTypes().Select(Folder).OfType<string>().Distinct();

        folders.Except(Allowed.Keys).ShouldBeEmpty();
    }

    [Fact]
    public void Each_folder_uses_only_the_folders_that_its_rule_names()
    {
        var violations =
            from type in typeof(Matrix).Assembly.GetTypes()
            let folder = Folder(type)
            where folder is not null && Allowed.ContainsKey(folder)
            from used in TypeReferences.Of(type)
            let other = Folder(used)
            where other is not null && other != folder && !Allowed[folder].Contains(other)
            select $"{type.FullName} uses {used.FullName}";

        violations.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void A_use_inside_a_method_body_is_seen()
        => TypeReferences.Of(typeof(UsesAMatrixInABody)).ShouldContain(typeof(Matrix));

    private static string? Folder(Type type)
        => type.Assembly == typeof(Matrix).Assembly && type.Namespace is { } name && name.StartsWith("CourseKit.", StringComparison.Ordinal)
            ? name.Split('.')[1]
            : null;

    private static class UsesAMatrixInABody
    {
        public static int Rows() => new Matrix(2, 3).Rows;
    }
}
