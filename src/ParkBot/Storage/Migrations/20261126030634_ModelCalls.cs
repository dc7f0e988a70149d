using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ParkBot.Storage.Migrations
{
    /// <inheritdoc />
    public partial class ModelCalls : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "completion_tokens",
                table: "questions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "cost_micros",
                table: "questions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "model_calls",
                table: "questions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "prompt_tokens",
                table: "questions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "model_calls",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    user = table.Column<long>(type: "INTEGER", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    charged = table.Column<int>(type: "INTEGER", nullable: false),
                    prompt_tokens = table.Column<int>(type: "INTEGER", nullable: false),
                    completion_tokens = table.Column<int>(type: "INTEGER", nullable: false),
                    cost_micros = table.Column<long>(type: "INTEGER", nullable: false),
                    microseconds = table.Column<int>(type: "INTEGER", nullable: false),
                    trouble = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_model_calls", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_model_calls_at",
                table: "model_calls",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_model_calls_day_user",
                table: "model_calls",
                columns: new[] { "day", "user" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "model_calls");

            migrationBuilder.DropColumn(
                name: "completion_tokens",
                table: "questions");

            migrationBuilder.DropColumn(
                name: "cost_micros",
                table: "questions");

            migrationBuilder.DropColumn(
                name: "model_calls",
                table: "questions");

            migrationBuilder.DropColumn(
                name: "prompt_tokens",
                table: "questions");
        }
    }
}
