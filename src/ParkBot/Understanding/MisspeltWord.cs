using ParkBot.Language;

namespace ParkBot.Understanding;

/// <summary>The stage that an unknown word of a question was to name, told by its sound: 开功 → 开工, 签越 → 签约.</summary>
internal static class MisspeltWord
{
    /// <summary>Of two characters, one of them right: a longer word seldom means a stage, and two wrong ones may mean anything.</summary>
    private const int Length = 2;

    internal static Slip? Find(Word unknown)
    {
        if (unknown.Length != Length)
        {
            return null;
        }

        var likely = Lexicon.Default.Stages.Where(stage => stage.Length == Length && Differs(stage, unknown.Text)).Take(2).ToList();
        return likely is [var only] ? new Slip(unknown.Start, Length, only, SlipKind.Sound, only[0] == unknown.Text[0] ? 1 : 0, default) : null;
    }

    private static bool Differs(string stage, string typed) =>
        (stage[0] == typed[0] && stage[1] != typed[1] && Pinyin.SoundAlike(stage[1], typed[1]))
        || (stage[1] == typed[1] && stage[0] != typed[0] && Pinyin.SoundAlike(stage[0], typed[0]));
}
