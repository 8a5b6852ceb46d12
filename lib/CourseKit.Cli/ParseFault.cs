using System.CommandLine;
using System.CommandLine.Parsing;
using CourseKit.Notebooks;

namespace CourseKit.Cli;

/// <summary>Says in one line what is wrong with a command line.</summary>
internal static class ParseFault
{
    /// <summary>The first fault, or null when there is none.</summary>
    public static string? Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var help = $"'{HelpWriter.PathOf(command)} --help' shows what can be written";
        // An argument that takes any number of words would swallow a mistyped option.
        var swallowed = parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash) ? null
            : command.Arguments.SelectMany(argument => parsed.GetResult(argument)?.Tokens ?? [])
                .FirstOrDefault(token => token.Value.Length > 1 && token.Value[0] == '-')?.Value;
        if ((swallowed ?? parsed.UnmatchedTokens.FirstOrDefault()) is { } word)
        {
            var isOption = word.StartsWith('-');
            var known = isOption
                ? command.Options.Concat(Recursive(parsed)).SelectMany(o => o.Aliases.Append(o.Name))
                : command.Subcommands.Select(c => c.Name);
            var what = isOption ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
            var meant = Suggestion.For(word.Split('=', ':')[0], known);
            return $"there is no {what} '{word}'" + (command.Parents.Any() ? $" in '{HelpWriter.PathOf(command)}'" : "")
                + (meant is null ? $"; {help}" : $"; did you mean '{meant}'?");
        }

        var error = parsed.Errors.Count == 0 ? null : parsed.Errors[0].Message.ReplaceLineEndings(" ");
        if (error is null || command.Subcommands.Count > 0)
            return null;
        var missing = command.Arguments.FirstOrDefault(a =>
            parsed.GetResult(a) is null or { Tokens.Count: 0 } && a.Arity.MinimumNumberOfValues > 0);
        if (missing is not null)
            return $"{missing.HelpName ?? missing.Name} is missing; {help}";
        var needed = command.Options.FirstOrDefault(o => o.Required && parsed.GetResult(o) is not { Implicit: false });
        if (needed is not null)
            return $"{needed.Name} {needed.HelpName} is missing; {help}";
        var valueless = command.Options.FirstOrDefault(o =>
            o.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(o) is { Implicit: false, Tokens.Count: 0 });
        return valueless is not null ? $"{valueless.Name} needs a value ({valueless.HelpName}); {help}" : error;
    }

    private static IEnumerable<Option> Recursive(ParseResult parsed)
        => parsed.RootCommandResult.Command.Options.Where(option => option.Recursive);
}
