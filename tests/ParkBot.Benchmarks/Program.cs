using System.CommandLine;
using ParkBot.Benchmarks.Archive;

namespace ParkBot.Benchmarks;

/// <summary>What can be measured, and the archives that it is measured on.</summary>
internal static class Program
{
    internal static Task<int> Main(string[] args)
    {
        var items = new Option<int>("--items") { Description = "How many items the archive holds.", DefaultValueFactory = _ => 100_000 };
        var seed = new Option<int>("--seed") { Description = "The same seed makes the same archive.", DefaultValueFactory = _ => 1 };
        var db = new Option<string?>("--db") { Description = "The database file." };
        var generate = new Command("generate", "Fills a new database with made-up issues.") { items, seed, db };
        generate.SetAction(async (given, _) =>
        {
            await ArchiveWriter.WriteAsync(given.GetValue(db) ?? throw new ArgumentException("--db FILE is missing."), given.GetValue(items), given.GetValue(seed), Console.Error);
            return 0;
        });
        return new RootCommand("Benchmarks of ParkBot.") { generate }.Parse(args).InvokeAsync();
    }
}
