namespace ParkBot.Web;

/// <summary>The health page of <c>serve</c>.</summary>
internal sealed class WebOptions
{
    internal const string Section = "Web";

    /// <summary>Where /healthz and /readyz answer. Default http://127.0.0.1:8080, this machine alone; empty: nowhere.</summary>
    public string Url { get; set; } = "http://127.0.0.1:8080";
}
