using Xunit;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace ParkBot.Tests;

/// <summary>Executes the house's plan: which room may import which, one package one room, and the names that tell nobody anything.</summary>
public sealed class ArchitectureTests
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

    /// <summary>Package (the start of its namespaces) → the rooms that may use it.</summary>
    private static readonly Dictionary<string, string[]> Packages = new(StringComparer.Ordinal)
    {
        ["Microsoft.EntityFrameworkCore"] = ["Storage", "Ingestion", "Queries", "Answering", "Delivery", "Digests", "TelegramBot"],
        ["Microsoft.Data.Sqlite"] = ["Storage", "Ingestion", "Queries"],
        ["Spectre.Console"] = ["Cli"],
        ["System.CommandLine"] = ["Cli"],
    };

    private static readonly string[] EmptyNames = ["Services", "Service", "Helpers", "Helper", "Utils", "Utilities", "Models", "Dtos", "Common", "Manager", "Managers"];

    private static readonly Architecture House = new ArchLoader().LoadAssembliesIncludingDependencies(typeof(Program).Assembly).Build();

    private static IEnumerable<IType> Own => House.Types.Where(type => SpaceOf(type).StartsWith("ParkBot.", StringComparison.Ordinal));

    [Fact]
    public void Rooms_import_only_the_rooms_below_them()
    {
        var wrong =
            from type in Own
            let room = Room(type)
            from used in type.Dependencies.Select(dependency => dependency.Target).Where(target => target.Namespace is { } space && space.FullName.StartsWith("ParkBot.", StringComparison.Ordinal))
            where Room(used) != room && !MayImport[room].Contains(Room(used), StringComparer.Ordinal)
            select $"{type.FullName} → {used.FullName}";
        Assert.Empty(wrong.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_room_stands_in_the_plan() =>
        Assert.Empty(Own.Select(Room).Distinct(StringComparer.Ordinal).Except(MayImport.Keys, StringComparer.Ordinal));

    [Fact]
    public void A_package_is_used_only_in_its_rooms()
    {
        var wrong =
            from type in Own
            from used in type.Dependencies.Select(dependency => dependency.Target.Namespace?.FullName ?? "")
            from package in Packages
            where used.StartsWith(package.Key, StringComparison.Ordinal) && !package.Value.Contains(Room(type), StringComparer.Ordinal)
            select $"{type.FullName} → {used}";
        Assert.Empty(wrong.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void No_room_or_class_has_a_name_that_tells_nobody_what_lives_there()
    {
        Assert.Empty(Own.Select(Room).Intersect(EmptyNames, StringComparer.Ordinal));
        Assert.DoesNotContain(Own, type => EmptyNames.Contains(type.Name, StringComparer.Ordinal));
        Assert.DoesNotContain(Own, type => type.Name == Room(type));
    }

    [Fact]
    public void Types_are_internal() =>
        Assert.Empty(Own
            .Where(type => type.Visibility == Visibility.Public && !SpaceOf(type).EndsWith(".Migrations", StringComparison.Ordinal))
            .Select(type => type.FullName));

    [Fact]
    public void Only_Program_stands_in_the_root()
    {
        var project = RepositoryRoot.Find() is { } root ? Path.Combine(root, "src", "ParkBot") : null;
        Assert.SkipWhen(project is null, "Not run from the source tree.");
        Assert.Equal(["Program.cs"], Directory.GetFiles(project!, "*.cs").Select(Path.GetFileName), StringComparer.Ordinal);
    }

    private static string SpaceOf(IType type) => type.Namespace?.FullName ?? "";

    private static string Room(IType type) => SpaceOf(type).Split('.')[1];
}
