using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ParkBot.Answering;
using ParkBot.Understanding;

namespace ParkBot.Llm;

/// <summary>Prose from the model, piece by piece as it comes. What it says is for <see cref="INarrator"/>'s caller to check.</summary>
internal sealed class ModelNarrator(ModelClient client, PromptBook prompts) : INarrator
{
    public async IAsyncEnumerable<string> WriteAsync(Telling telling, string facts, Asking asking, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var prompt = prompts[$"Tell.{telling}"];
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["question"] = asking.Question, ["facts"] = facts };
        var request = new ModelRequest(prompt.Name, await prompt.RenderAsync(values, cancellationToken).ConfigureAwait(false), prompt.Settings, ToolTokens: 0);
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pieces = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        var call = CallAsync(request, asking, pieces.Writer, left.Token);
        try
        {
            await foreach (var piece in pieces.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return piece;
            }
        }
        finally
        {
            // Whoever stops listening (the prose is refused) stops the call, too: the rest would cost for nothing.
            await left.CancelAsync().ConfigureAwait(false);
            await ((Task)call).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (await call.ConfigureAwait(false) is ModelAnswer.Failed failed)
        {
            throw new NarrationFailedException(failed.Detail);
        }
    }

    private async Task<ModelAnswer> CallAsync(ModelRequest request, Asking asking, ChannelWriter<string> pieces, CancellationToken cancellationToken)
    {
        try
        {
            return await client.CallAsync(request, asking, piece => pieces.WriteAsync(piece, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            pieces.TryComplete();
        }
    }
}
