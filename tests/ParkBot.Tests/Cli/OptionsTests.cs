using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace ParkBot.Tests.Cli;

/// <summary>appsettings.example.json is held against the options in code: same sections, same names, same defaults, a comment each.</summary>
public sealed class OptionsTests
{
    private static readonly JsonSerializerOptions WithWords = new() { Converters = { new JsonStringEnumConverter() } };

    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip };

    [Fact]
    public void The_example_holds_every_option_with_its_default()
    {
        var example = JsonNode.Parse(File.ReadAllText(Example()), documentOptions: WithComments)!.AsObject();
        var sections = Sections();

        Assert.Equal(sections.Keys.Order(StringComparer.Ordinal), example.Select(pair => pair.Key).Order(StringComparer.Ordinal));
        Assert.All(sections, section =>
        {
            var defaults = JsonSerializer.SerializeToNode(Activator.CreateInstance(section.Value), section.Value, WithWords);
            Assert.True(JsonNode.DeepEquals(defaults, example[section.Key]), $"{section.Key}: the code says {defaults?.ToJsonString()}, the example {example[section.Key]?.ToJsonString()}.");
        });
    }

    [Fact]
    public void Every_option_of_the_example_has_a_comment()
    {
        var lines = File.ReadAllLines(Example()).Select(line => line.Trim()).ToList();
        var names = Sections().Values.SelectMany(type => type.GetProperties()).Select(property => $"\"{property.Name}\":");

        Assert.All(names, name =>
        {
            var at = lines.FindIndex(line => line.StartsWith(name, StringComparison.Ordinal));
            Assert.True(at > 0 && lines[at - 1].StartsWith("//", StringComparison.Ordinal), $"{name} has no comment above it.");
        });
    }

    [Fact]
    public void The_example_is_a_configuration_that_loads()
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Example()).Build();

        Assert.Equal(20, configuration.GetValue<int>("Answering:ListShown"));
    }

    private static Dictionary<string, Type> Sections() => typeof(ParkBot.Answering.Answerer).Assembly.GetTypes()
        .Select(type => (Type: type, Name: type.GetField("Section", BindingFlags.NonPublic | BindingFlags.Static)?.GetRawConstantValue() as string))
        .Where(pair => pair.Name is not null)
        .ToDictionary(pair => pair.Name!, pair => pair.Type, StringComparer.Ordinal);

    private static string Example()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ParkBot.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "appsettings.example.json");
    }
}
