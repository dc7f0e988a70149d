using CsCheck;
using ParkBot.Language;
using Xunit;

namespace ParkBot.Tests.Language;

public class FoldingTests
{
    [Theory]
    [InlineData("ＡＢＣ１２３，（５％）", "abc123,(5%)")]
    [InlineData("廣東省東莞市", "广东省东莞市")]
    [InlineData("AI　芯片：OK！", "ai 芯片:ok!")]
    [InlineData("“两地”、《计划》。", "“两地”、《计划》。")]
    public void One_form_for_width_script_and_case(string text, string expected) => Assert.Equal(expected, TextFold.Fold(text));

    [Fact]
    public void Folding_keeps_every_offset_and_folds_once() =>
        Gen.String.Sample(text => TextFold.Fold(text) is var folded && folded.Length == text.Length && TextFold.Fold(folded) == folded);

    [Theory]
    [InlineData('庆', '请', true)]
    [InlineData('州', '洲', true)]
    [InlineData('州', '苏', false)]
    [InlineData('a', 'a', true)]
    public void Characters_sound_alike_tones_aside(char a, char b, bool expected) => Assert.Equal(expected, Pinyin.SoundAlike(a, b));
}
