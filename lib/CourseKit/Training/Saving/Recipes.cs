using System.Reflection;
using CourseKit.Activations;
using CourseKit.Initialization;
using CourseKit.Losses;
using CourseKit.Optimizers;
using CourseKit.Preprocessing;
using CourseKit.Regularization;
using CourseKit.Schedules;

namespace CourseKit.Training;

/// <summary>The closed list of what a stored model may name: the records of the library's own tables, and nothing else.</summary>
/// <remarks>
/// A record in a file is its type's name and its properties. No other type is ever made, whatever a file says; and what a
/// new row of a table brings can be stored at once.
/// </remarks>
internal static class Recipes
{
    /// <summary>Stands where a file has no recipe: a layer, schedule or function written in the user's code.</summary>
    internal const string FromCode = "from code";

    private static readonly Dictionary<string, Type> Known = new object[][]
    {
        [.. AllLayers.Table.Select(row => row.Layer)],
        [.. AllActivations.Table],
        [.. AllInitializers.Table],
        [.. AllLosses.Table],
        [.. AllOptimizers.Table],
        [.. AllSchedules.Table.Select(row => row.Schedule).Where(schedule => schedule is not FunctionSchedule)],
        [.. AllPenalties.Table],
        [.. AllScalers.Table],
        [new EarlyStopping(), new NaiveStopping()],
    }.SelectMany(table => table.Select(item => item.GetType())).Distinct().ToDictionary(type => type.Name, StringComparer.Ordinal);

    internal static bool IsKnown(Type type) => Known.TryGetValue(type.Name, out var known) && known == type;

    internal static Type? Find(string name) => Known.GetValueOrDefault(name);

    /// <summary>Whether a property of that type can hold nothing but that type, so that no name is needed.</summary>
    internal static bool IsPlain(Type type) => type.Assembly == typeof(Recipes).Assembly && (type.IsValueType || type.IsSealed) && !type.IsEnum;

    /// <summary>What a record consists of: the properties that can be set, or that its constructor takes.</summary>
    internal static IReadOnlyList<PropertyInfo> Parts(Type type)
    {
        var parameters = Constructor(type)?.GetParameters() ?? [];
        return [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0
                && (property.SetMethod is { IsPublic: true } || parameters.Any(parameter => Matches(parameter, property)))
                && !(property.Name == nameof(Optimizer.LearningRate) && type.IsSubclassOf(typeof(Wrapper))))
            .OrderBy(property => property.Name, StringComparer.Ordinal)];
    }

    /// <summary>The constructor with the most parameters that are properties; the others must be optional.</summary>
    internal static ConstructorInfo? Constructor(Type type)
        => type.GetConstructors()
            .Where(constructor => constructor.GetParameters().All(parameter => parameter.HasDefaultValue || IsPart(parameter, type)))
            .MaxBy(constructor => constructor.GetParameters().Count(parameter => IsPart(parameter, type)));

    /// <summary>Whether a constructor's parameter is a property of the same name.</summary>
    internal static bool IsPart(ParameterInfo parameter, Type type) => type.GetProperties().Any(property => Matches(parameter, property));

    internal static bool Matches(ParameterInfo parameter, PropertyInfo property)
        => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase) && parameter.ParameterType.IsAssignableFrom(property.PropertyType);
}
