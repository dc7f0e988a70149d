using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;

namespace ParkBot.Llm;

/// <summary>A prompt of the folder: its text as a template, how the model is to answer it, and what must be filled in.</summary>
internal sealed record Prompt(string Name, IPromptTemplate Template, OpenAIPromptExecutionSettings Settings, IReadOnlyList<string> Variables)
{
    private static readonly Kernel NoTools = new();

    /// <summary>The prompt as a talk. What is filled in stands as data: it can neither end its message nor begin another.</summary>
    internal async Task<ChatHistory> RenderAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var arguments = new KernelArguments();
        foreach (var (name, value) in values)
        {
            arguments[name] = Readable(value);
        }

        var rendered = await Template.RenderAsync(NoTools, arguments, cancellationToken).ConfigureAwait(false);
        var history = new ChatHistory();
        foreach (var message in XElement.Parse($"<prompt>{rendered}</prompt>").Elements("message"))
        {
            history.AddMessage(new AuthorRole((string?)message.Attribute("role") ?? AuthorRole.User.Label), message.Value.Trim());
        }

        return history;
    }

    /// <summary>Without what XML cannot hold: control characters and halves of characters.</summary>
    private static string Readable(string text)
    {
        var kept = new System.Text.StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
            {
                kept.Append(text, at++, 2);
            }
            else if (XmlConvert.IsXmlChar(text[at]))
            {
                kept.Append(text[at]);
            }
        }

        return kept.ToString();
    }
}

/// <summary>The prompt files, <c>prompts/Plugin/Function/skprompt.txt</c> with <c>config.json</c> beside it, read and checked once.</summary>
internal sealed class PromptBook
{
    /// <summary>The prompts that the program sends, with what it fills into each.</summary>
    private static readonly (string Name, string[] Variables)[] Known =
    [
        ("Ask.Plan", ["news", "talk", "question"]),
        ("Tell.Answer", ["question", "facts"]),
        ("Tell.Week", ["question", "facts"]),
        ("Tell.Opening", ["question", "facts"]),
    ];

    private readonly Dictionary<string, Prompt> prompts;

    public PromptBook(IOptions<LlmOptions> options) => prompts = Known.Select(known => Read(options.Value, known.Name, known.Variables)).ToDictionary(prompt => prompt.Name, StringComparer.Ordinal);

    internal IEnumerable<Prompt> All => prompts.Values;

    internal Prompt this[string name] => prompts[name];

    /// <summary>Why the prompts of a folder cannot be used, in Chinese; null where they can.</summary>
    internal static string? Trouble(LlmOptions options)
    {
        foreach (var (name, variables) in Known)
        {
            try
            {
                Read(options, name, variables);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException or ArgumentException or KernelException or InvalidOperationException or NotSupportedException)
            {
                return $"提示词“{name}”读不了（{failure.Message}）。它应当在 {PathOf(Folder(options), name)} 里，有 skprompt.txt 和 config.json；文件夹可以用 Llm:Prompts 指定。";
            }
        }

        return null;
    }

    private static string Folder(LlmOptions options) => options.Prompts.Length > 0 ? options.Prompts : Path.Combine(AppContext.BaseDirectory, "prompts");

    private static string PathOf(string folder, string name) => Path.Combine([folder, .. name.Split('.')]);

    private static Prompt Read(LlmOptions options, string name, IReadOnlyList<string> variables)
    {
        var path = PathOf(Folder(options), name);
        var config = PromptTemplateConfig.FromJson(File.ReadAllText(Path.Combine(path, "config.json")));
        config.Template = File.ReadAllText(Path.Combine(path, "skprompt.txt"));
        config.Name = name.Replace('.', '_');
        if (config.AllowDangerouslySetContent || config.InputVariables.Any(variable => variable.AllowDangerouslySetContent))
        {
            throw new InvalidOperationException("allow_dangerously_set_content 不能打开：新闻的文字会变成命令");
        }

        var declared = config.InputVariables.Select(variable => variable.Name).Order(StringComparer.Ordinal);
        if (!declared.SequenceEqual(variables.Order(StringComparer.Ordinal), StringComparer.Ordinal))
        {
            throw new InvalidOperationException($"config.json 的 input_variables 应当正好是 {string.Join('、', variables)}");
        }

        if (variables.FirstOrDefault(variable => !config.Template.Contains($"{{{{${variable}}}}}", StringComparison.Ordinal)) is { } missing)
        {
            throw new InvalidOperationException($"skprompt.txt 里没有用到 {missing}");
        }

        var settings = config.ExecutionSettings.TryGetValue("default", out var told) ? OpenAIPromptExecutionSettings.FromExecutionSettings(told) : new OpenAIPromptExecutionSettings();
        settings.MaxTokens = Math.Min(settings.MaxTokens ?? int.MaxValue, options.AnswerTokens);
        return new Prompt(name, new KernelPromptTemplateFactory().Create(config), settings, variables);
    }
}
