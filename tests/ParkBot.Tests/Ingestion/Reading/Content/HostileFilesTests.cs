using System.Text;
using ParkBot.Ingestion;
using Xunit;

namespace ParkBot.Tests.Ingestion.Reading.Content;

/// <summary>
/// Hostile files through load. The small ones are made here. PARKBOT_CORPORA names a folder of others: the test files of PDF
/// libraries are collections of what ended one of them once.
/// </summary>
public sealed class HostileFilesTests(ITestOutputHelper output)
{
    internal static string[] Paragraphs(int number) =>
    [
        $"园区周报 2025 年 4 月 2期（总 {number} 期）",
        "一、招商引资",
        "●青芒新材料项目签约落户嘉兴",
        "4月8日，青芒新材料与嘉兴经开区签订投资协议，总投资12.6亿元，用地一百二十亩，计划明年年底前投产。",
        "█项目分两期建设，主要生产光学薄膜和胶黏剂，产品供给长三角的显示面板企业（嘉兴市政府网站）。",
        "●合肥18个项目集中开工",
        "4月9日，合肥高新区举行集中开工活动，18个项目总投资64.2亿元，涵盖量子信息、储能和智能装备。",
        "█其中制造业项目11个，全部建成后年产值预计九十亿元（合肥日报）。",
        "二、综合资讯",
        "●云岭开发区发布年度白皮书",
        "█白皮书说，园区企业超过三百家，从业人员两万多人（云南网）。",
    ];

    private static byte[] Text(int number) => Encoding.UTF8.GetBytes(string.Join("\n\n", Paragraphs(number)));

    public static TheoryData<string> Names => [.. Killers.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_killer_is_refused_in_time_and_the_next_file_is_read(string name)
    {
        using var gate = await Gate.OpenAsync();

        var report = await gate.LoadAsync(name, Killers.All[name]());
        output.WriteLine(gate.Tally());

        Assert.Equal(LoadOutcome.Refused, report.Outcome);
        Assert.Equal(LoadOutcome.Loaded, (await gate.LoadAsync("good.txt", Text(301))).Outcome);
        Assert.Empty(gate.Faults);
    }

    [Fact]
    public async Task Broken_files_of_every_kind_are_refused_or_stored_whole()
    {
        using var gate = await Gate.OpenAsync();
        var lines = Paragraphs(302);
        var random = new Random(20230226);
        var rounds = Environment.GetEnvironmentVariable("PARKBOT_LONG") is null ? 4 : 200;
        foreach (var (name, whole) in new[] { ("pdf", PdfFile.Print(lines)), ("docx", WordFile.Print(lines)), ("html", Encoding.UTF8.GetBytes("<html><meta charset=utf-8><body>" + string.Concat(lines.Select(line => $"<p>{line}</p>")))) })
        {
            var report = await gate.LoadAsync(name, whole);
            Assert.True((report.Error, report.Items) == (null, 3), $"{name}: {report.Error} {report.Items}");
            for (var round = 0; round < rounds; round++)
            {
                await gate.LoadAsync($"{name} {round}", Break(whole, random));
            }
        }

        output.WriteLine(gate.Tally());
        Assert.Empty(gate.Faults);
    }

    [Fact]
    public async Task Files_of_a_folder_neither_end_nor_stop_nor_half_fill_the_host()
    {
        var folder = Environment.GetEnvironmentVariable("PARKBOT_CORPORA");
        Assert.SkipWhen(folder is null, "PARKBOT_CORPORA names no folder of hostile files.");
        using var gate = await Gate.OpenAsync();
        foreach (var file in Directory.EnumerateFiles(folder!, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            await gate.LoadAsync(Path.GetRelativePath(folder!, file), await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        }

        output.WriteLine(gate.Tally());
        TestContext.Current.SendDiagnosticMessage(gate.Tally());
        Assert.Empty(gate.Faults);
        Assert.Equal(LoadOutcome.Loaded, (await gate.LoadAsync("good.txt", Text(303))).Outcome);
    }

    private static byte[] Break(byte[] whole, Random random)
    {
        if (random.Next(2) == 0)
        {
            return whole[..random.Next(whole.Length)];
        }

        var broken = whole.ToArray();
        for (var times = random.Next(1, 30); times > 0; times--)
        {
            broken[random.Next(broken.Length)] ^= (byte)(1 << random.Next(8));
        }

        return broken;
    }
}
