using System.ComponentModel.DataAnnotations;
using ParkBot.News;

namespace ParkBot.Llm;

/// <summary>Who reads a question first. With <see cref="Builtin"/> no model is ever asked.</summary>
internal enum Reader { Builtin, BuiltinFirst, ModelFirst }

/// <summary>How an endpoint wants to be told the longest answer: OpenAI's newer name, the older one that many servers know, or both.</summary>
internal enum TokenLimitName { Auto, Both, MaxCompletionTokens, MaxTokens }

/// <summary>The optional model: an OpenAI-compatible endpoint, what it may cost, and how long it may take.</summary>
internal sealed class LlmOptions
{
    internal const string Section = "Llm";

    /// <summary>Base address of the endpoint, with its version (https://api.deepseek.com/v1, http://localhost:11434/v1). Default: empty, OpenAI's own where a key is set.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The model's name at the endpoint. Default: empty, and then no model is ever asked.</summary>
    public string Model { get; set; } = "";

    /// <summary>The key. Default: empty; servers on one's own machine want none. Better as PARKBOT__Llm__ApiKey in the environment than in a file.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>Proxy for the endpoint alone: http://host:port, socks5://host:port, with user:password@ where it wants them. Default: empty, no proxy.</summary>
    public string Proxy { get; set; } = "";

    /// <summary>Who reads a question first: Builtin (the model never does), BuiltinFirst (the model reads what the grammar is not sure of), ModelFirst. Default BuiltinFirst.</summary>
    public Reader Reader { get; set; } = Reader.BuiltinFirst;

    /// <summary>True: the model phrases answers, summaries and the digest's opening; figures and names are filled in by the program. Default true.</summary>
    public bool Phrases { get; set; } = true;

    /// <summary>Seconds that a model may take over one question, all its calls together; then the built-in answer goes out. Default 20, from 1 to 120.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>How many times a model may be called over one question to plan it. Default 6, from 1 to 20.</summary>
    [Range(1, 20)]
    public int Steps { get; set; } = 6;

    /// <summary>How many questions may wait for the model at once; the others are answered without it. Default 8, from 1 to 64.</summary>
    [Range(1, 64)]
    public int AtOnce { get; set; } = 8;

    /// <summary>Tokens that one answer of the model may have. Default 800, from 50 to 8000.</summary>
    [Range(50, 8000)]
    public int AnswerTokens { get; set; } = 800;

    /// <summary>Tokens that one question may take, all its calls together. Default 60000, from 1000 to 1000000.</summary>
    [Range(1000, 1_000_000)]
    public int QuestionTokens { get; set; } = 60_000;

    /// <summary>Tokens a day for one user; 0 for no limit. Default 200000.</summary>
    [Range(0, long.MaxValue)]
    public long UserTokensADay { get; set; } = 200_000;

    /// <summary>Tokens a day for all users and digests; 0 for no limit. Default 2000000.</summary>
    [Range(0, long.MaxValue)]
    public long TokensADay { get; set; } = 2_000_000;

    /// <summary>Tokens in all, ever; 0 for no limit. Default 0.</summary>
    [Range(0, long.MaxValue)]
    public long TokensInAll { get; set; }

    /// <summary>The time zone whose midnight ends a day of the budgets (IANA name). Default Asia/Shanghai.</summary>
    [Required]
    public string TimeZone { get; set; } = ChinaTime.Zone;

    /// <summary>Price of a million tokens that are sent, in any currency. Default 0. From 0 to 100000.</summary>
    [Range(0.0, 100_000.0)]
    public decimal PromptPrice { get; set; }

    /// <summary>Price of a million tokens that are answered, in the same currency. Default 0. From 0 to 100000.</summary>
    [Range(0.0, 100_000.0)]
    public decimal AnswerPrice { get; set; }

    /// <summary>How the longest answer is told: Auto (both names; the newer one alone where both are refused), Both, MaxCompletionTokens, MaxTokens. Default Auto.</summary>
    public TokenLimitName TokenLimit { get; set; } = TokenLimitName.Auto;

    /// <summary>After so many faults in a row within a minute the model is left alone for a while. Default 4, from 2 to 100.</summary>
    [Range(2, 100)]
    public int Faults { get; set; } = 4;

    /// <summary>For how many seconds it is left alone. Default 30, from 1 to 3600.</summary>
    [Range(1, 3600)]
    public int PauseSeconds { get; set; } = 30;

    /// <summary>True: prompts and the model's answers are written to the log. They hold what users asked. Default false.</summary>
    public bool LogsText { get; set; }

    /// <summary>The folder of the prompt files. Default: empty, the folder prompts beside the program.</summary>
    public string Prompts { get; set; } = "";

    /// <summary>Null where this machine knows no such zone.</summary>
    internal TimeZoneInfo? Zone => ChinaTime.Find(TimeZone);

    /// <summary>A model may be asked.</summary>
    internal bool IsConfigured => Reader != Reader.Builtin && Model.Length > 0 && (Endpoint.Length > 0 || ApiKey.Length > 0);

    internal Uri Address => new(Endpoint.Length > 0 ? Endpoint : "https://api.openai.com/v1");
}
