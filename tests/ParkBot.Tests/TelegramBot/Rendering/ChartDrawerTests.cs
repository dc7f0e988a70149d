using System.Reflection;
using ParkBot.Messages;
using ParkBot.TelegramBot;
using SkiaSharp;
using Xunit;

namespace ParkBot.Tests.TelegramBot.Rendering;

public sealed class ChartDrawerTests
{
    private static readonly ChartDrawer Drawer = new(new ChartFont(null));

    [Theory]
    [InlineData(2, "江苏省")]
    [InlineData(20, "新疆维吾尔自治区伊犁哈萨克自治州")]
    [InlineData(60, "a<&\n😀")]
    public void A_chart_is_a_picture_of_a_phone_s_width(int rows, string label)
    {
        Assert.SkipUnless(Drawer.IsAvailable, "No Chinese font here.");
        foreach (var kind in Enum.GetValues<BarsKind>())
        {
            Assess(Drawer.Draw(Bars(kind, rows, label + "\0\uD83D"), "按省份统计投资额：" + label, "口径：全部新闻。"));
        }
    }

    [Fact]
    public void Negative_zero_and_untold_figures_are_drawn()
    {
        Assert.SkipUnless(Drawer.IsAvailable, "No Chinese font here.");
        foreach (var kind in Enum.GetValues<BarsKind>())
        {
            Assess(Drawer.Draw(new Bars([new Bar("甲", -5, "-5%"), new Bar("乙", null, "没有写明"), new Bar("丙", 0, "0%"), new Bar("丁", 3, "3%")], kind), "增幅", null));
            Assess(Drawer.Draw(new Bars([new Bar("甲", 0, "0"), new Bar("乙", 0, "0")], kind), string.Empty, null));
            Assess(Drawer.Draw(new Bars([new Bar("甲", 1e18m, "很多"), new Bar("乙", 1e-9m, "很少")], kind), string.Empty, null));
        }
    }

    [Fact]
    public void Charts_asked_for_at_once_are_all_drawn()
    {
        Assert.SkipUnless(Drawer.IsAvailable, "No Chinese font here.");
        var pictures = new byte[]?[12];
        Parallel.For(0, pictures.Length, index => pictures[index] = Drawer.Draw(Bars((BarsKind)(index % 3), 6, "省"), "标题", "说明"));

        Assert.All(pictures, Assess);
        Assert.Equal(3, pictures.Select(picture => Convert.ToHexString(picture!)).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Without_a_Chinese_font_there_is_no_chart()
    {
        var latin = new ChartDrawer(new ChartFont("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", ["/nowhere.ttf"]));

        Assert.False(latin.IsAvailable);
        Assert.Null(latin.Draw(Bars(BarsKind.Bars, 3, "省"), "标题", null));
    }

    [Fact]
    public void One_figure_is_no_chart() =>
        Assert.False(ChartDrawer.CanDraw(new Bars([new Bar("甲", 1, "1条"), new Bar("乙", null, "没有写明")])));

    /// <summary>A type that names it in a field or a signature would load the drawing library when the bot starts.</summary>
    [Fact]
    public void The_drawing_library_waits_for_the_first_chart()
    {
        const BindingFlags all = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var types = typeof(ChartDrawer).GetMethods(all).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType))
            .Concat(typeof(ChartDrawer).GetFields(all).Select(field => field.FieldType));
        Assert.DoesNotContain(types, type => type.Namespace?.StartsWith("ScottPlot", StringComparison.Ordinal) == true);
    }

    private static Bars Bars(BarsKind kind, int rows, string label) =>
        new([.. Enumerable.Range(1, rows).Select(row => new Bar(label + row, kind == BarsKind.Shares ? 90m / rows : row * 37 % 23, $"{row}亿元", "3条"))], kind);

    private static void Assess(byte[]? png)
    {
        using var picture = SKBitmap.Decode(png);
        Assert.Equal(1000, picture.Width);
        Assert.InRange(picture.Height, 300, 1400);
        Assert.True(picture.Pixels.Distinct().Take(10).Count() == 10, "Nothing is drawn.");
    }
}
