using System.Text;
using ParkBot.Tests.Ingestion.Reading.Content;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>A file sent in chat may be of any kind that load takes, pictures and all.</summary>
public sealed class UploadTests
{
    public static TheoryData<string> Kinds => ["pdf", "docx", "html"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_file_of_any_kind_becomes_a_draft(string kind)
    {
        var paragraphs = HostileFilesTests.Paragraphs(171);
        var bytes = kind switch
        {
            "pdf" => PdfFile.Print(paragraphs),
            "docx" => WordFile.Print(paragraphs),
            _ => [.. Encoding.UTF8.GetBytes("<!DOCTYPE html><html><meta charset=utf-8><body>" + string.Concat(paragraphs.Select(text => $"<p>{text}</p>"))), .. Encoding.ASCII.GetBytes($"<img src='data:image/png;base64,{new string('A', 2_000_000)}'>")],
        };
        await using var chat = await Transcript.StartAsync(samples: false);
        var admin = chat.Person(BotHarness.Admin, "管理员");

        await chat.SendFileAsync(admin, "周报." + kind, bytes);

        Assert.Contains(chat.Last(admin.Chat).AllButtons, button => button.Text == "发布");
        Assert.Equal(3, await DatabaseDump.CountAsync(chat.Bot.Database, "SELECT count(*) FROM items"));
    }
}
