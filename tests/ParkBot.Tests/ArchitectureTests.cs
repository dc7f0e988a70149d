using System.Text.RegularExpressions;
using ParkBot.News;
using Xunit;

namespace ParkBot.Tests;

/// <summary>Executes the house's plan: which room may import which, one package one room, and the names that tell nobody anything.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>Room → the rooms that it may import. Rooms that are not built yet stand here all the same.</summary>
    private static readonly Dictionary<string, string[]> MayImport = new(StringComparer.Ordinal)
    {
        ["News"] = [],
        ["Language"] = ["News"],
        ["Messages"] = ["News"],
        ["Storage"] = ["News", "Language"],
        ["Ingestion"] = ["News", "Language", "Storage"],
        ["Queries"] = ["News", "Language", "Storage"],
        ["Delivery"] = ["Messages", "Storage"],
        ["Understanding"] = ["News", "Language", "Storage", "Queries"],
        ["Answering"] = ["News", "Language", "Messages", "Storage", "Queries", "Understanding"],
        ["Digests"] = ["News", "Language", "Messages", "Storage", "Queries", "Understanding", "Answering", "Delivery"],
        ["Llm"] = ["News", "Language", "Messages", "Storage", "Queries", "Understanding", "Answering"],
        ["TelegramBot"] = ["News", "Messages", "Storage", "Ingestion", "Answering", "Delivery", "Digests"],
        ["Cli"] = ["News", "Messages", "Storage", "Ingestion", "Queries", "Answering", "Digests"],
        ["Web"] = ["Storage", "TelegramBot", "Llm"],
    };

    /// <summary>Package (the start of its namespaces) → the rooms that may use it. Those that nothing refers to yet stand here all the same.</summary>
    private static readonly Dictionary<string, string[]> Packages = new(StringComparer.Ordinal)
    {
        ["Microsoft.EntityFrameworkCore"] = ["Storage", "Ingestion", "Queries", "Understanding", "Answering", "Delivery", "Digests", "TelegramBot"],
        ["Microsoft.Data.Sqlite"] = ["Storage", "Ingestion", "Queries"],
        ["Spectre.Console"] = ["Cli"],
        ["ScottPlot"] = ["TelegramBot"],
        ["SkiaSharp"] = ["TelegramBot"],
        ["MiniExcelLibs"] = ["TelegramBot"],
        ["Microsoft.AspNetCore"] = ["Web"],
        ["System.CommandLine"] = ["Cli"],
        ["UglyToad.PdfPig"] = ["Ingestion"],
        ["Telegram.Bot"] = ["TelegramBot"],
        ["Quartz"] = ["Digests"],
        ["Microsoft.SemanticKernel"] = ["Llm"],
        ["OpenAI"] = ["Llm"],
        ["Polly"] = ["Llm"],
    };

    /// <summary>Types that are public because something outside needs them so (EF Core's tools make migrations public).</summary>
    private static readonly string[] PublicNamespaces = ["ParkBot.Storage.Migrations"];

    /// <summary>Names that tell nobody what lives there, of a folder or of a type.</summary>
    private static readonly string[] EmptyNames = ["Service", "Services", "Helper", "Helpers", "Util", "Utils", "Utilities", "Model", "Models", "Dto", "Dtos", "Common", "Manager", "Managers"];

    /// <summary>The same as the end of a type's name: StringHelper, IssueManager.</summary>
    private static readonly string[] EmptyEnds = ["Helper", "Helpers", "Utils", "Utilities", "Dto", "Dtos", "Manager"];

    private static readonly IReadOnlyList<CompiledType> House = CompiledTypes.Of(typeof(Program).Assembly.Location);

    private static IEnumerable<CompiledType> Own => House.Where(type => type.Space.StartsWith("ParkBot.", StringComparison.Ordinal));

    [Fact]
    public void Rooms_import_only_the_rooms_below_them()
    {
        var wrong =
            from type in Own
            let room = Room(type.Space)
            from used in type.Uses.Where(used => used.StartsWith("ParkBot.", StringComparison.Ordinal) && used.Count(c => c == '.') > 1)
            where Room(used) != room && !MayImport[room].Contains(Room(used), StringComparer.Ordinal)
            select $"{type.FullName} → {used}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_room_stands_in_the_plan()
    {
        Assert.NotEmpty(Own);
        Assert.Empty(Own.Select(type => Room(type.Space)).Distinct(StringComparer.Ordinal).Except(MayImport.Keys, StringComparer.Ordinal));
    }

    [Fact]
    public void The_plan_has_no_circle()
    {
        // Rooms in the order of the table: each imports only such as stand above it.
        var above = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (room, imports) in MayImport)
        {
            Assert.Subset(above, imports.ToHashSet(StringComparer.Ordinal));
            above.Add(room);
        }
    }

    [Fact]
    public void A_package_is_used_only_in_its_rooms()
    {
        var wrong =
            from type in Own
            from used in type.Uses
            from package in Packages
            where used.StartsWith(package.Key + ".", StringComparison.Ordinal) && !package.Value.Contains(Room(type.Space), StringComparer.Ordinal)
            select $"{type.FullName} → {used}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_folder_or_type_has_a_name_that_tells_nobody_what_lives_there()
    {
        Assert.Empty(Folders().SelectMany(folder => folder.Split('/')).Intersect(EmptyNames, StringComparer.OrdinalIgnoreCase));
        Assert.DoesNotContain(Own, type => EmptyNames.Contains(type.Name, StringComparer.Ordinal));
        Assert.DoesNotContain(Own, type => EmptyEnds.Any(end => type.Name.EndsWith(end, StringComparison.Ordinal)));
        Assert.DoesNotContain(Own, type => type.Name == Room(type.Space));
    }

    [Fact]
    public void Types_are_internal() =>
        Assert.Empty(Own
            .Where(type => type.IsPublic && !PublicNamespaces.Contains(type.Space, StringComparer.Ordinal))
            .Select(type => type.FullName));

    [Fact]
    public void Only_Program_stands_in_the_root() =>
        Assert.Equal(["Program.cs"], Directory.GetFiles(Project(), "*.cs").Select(Path.GetFileName), StringComparer.Ordinal);

    [Fact]
    public void A_file_lives_in_the_namespace_of_its_room()
    {
        var wrong =
            from folder in Folders()
            from file in Directory.GetFiles(Path.Combine(Project(), folder), "*.cs")
            let declared = Declared().Match(File.ReadAllText(file)).Groups["name"].Value
            let room = "ParkBot." + folder.Split('/')[0]
            where declared != room && !(declared.StartsWith(room + ".", StringComparison.Ordinal) && PublicNamespaces.Contains(declared, StringComparer.Ordinal))
            select $"{folder}/{Path.GetFileName(file)}: {declared}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Nothing_asks_the_machine_for_the_time_but_through_TimeProvider()
    {
        Assert.Empty(House.Where(type => type.Calls.Any(Clock().IsMatch)).Select(type => type.FullName));
    }

    /// <summary>The tests above are worth what the reader sees: what an async method or a lambda uses must count for the type around it.</summary>
    [Fact]
    public void What_async_methods_and_lambdas_use_is_seen()
    {
        var probe = CompiledTypes.Of(typeof(ArchitectureTests).Assembly.Location).Single(type => type.Name == nameof(ArchitectureTests) && type.Space == "ParkBot.Tests");

        Assert.Subset(probe.Uses.ToHashSet(StringComparer.Ordinal), new HashSet<string>(["ParkBot.News.IssueWeek", "ParkBot.News.Names", "ParkBot.News.DateWindow", "ParkBot.News.Stage"], StringComparer.Ordinal));
        Assert.Contains(probe.Calls, Clock().IsMatch);
    }

    private static string Room(string name) => name.Split('.')[1];

    /// <summary>The product's folder; the calling test is skipped where the tests run without their source.</summary>
    private static string Project()
    {
        var root = RepositoryRoot.Find();
        Assert.SkipWhen(root is null, "Not run from the source tree.");
        return Path.Combine(root!, "src", "ParkBot");
    }

    /// <summary>The rooms' folders and theirs, from the product's folder: Ingestion, Ingestion/Reading.</summary>
    private static IEnumerable<string> Folders()
    {
        var project = Project();
        return Directory.GetDirectories(project, "*", SearchOption.AllDirectories)
            .Select(folder => Path.GetRelativePath(project, folder).Replace('\\', '/'))
            .Where(folder => folder.Split('/')[0] is not ("bin" or "obj"));
    }

    [GeneratedRegex("^namespace (?<name>[A-Za-z.]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declared();

    [GeneratedRegex("^System\\.DateTime(Offset)?::get_(Now|UtcNow|Today)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Clock();

    /// <summary>Uses three types from places that the compiler moves into types of its own.</summary>
    private static class Probe
    {
        internal static async Task<DateWindow> InAsync()
        {
            await Task.Yield();
            return IssueWeek.Of(2023, 3, 1);
        }

        internal static Func<Stage, string> InLambda(string suffix) => stage => stage.Chinese() + suffix;

        internal static async IAsyncEnumerable<int> InStreamAsync()
        {
            await Task.Yield();
            yield return DateTimeOffset.UtcNow.Year;
        }
    }
}
