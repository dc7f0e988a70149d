using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ParkBot.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Ledger : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "item_ties",
                columns: table => new
                {
                    first_id = table.Column<long>(type: "INTEGER", nullable: false),
                    first_strand = table.Column<int>(type: "INTEGER", nullable: false),
                    second_id = table.Column<long>(type: "INTEGER", nullable: false),
                    second_strand = table.Column<int>(type: "INTEGER", nullable: false),
                    tie = table.Column<int>(type: "INTEGER", nullable: false),
                    weight = table.Column<int>(type: "INTEGER", nullable: false),
                    ground = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_item_ties", x => new { x.first_id, x.first_strand, x.second_id, x.second_strand });
                    table.ForeignKey(
                        name: "FK_item_ties_items_first_id",
                        column: x => x.first_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_item_ties_items_second_id",
                        column: x => x.second_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ledger_issues",
                columns: table => new
                {
                    issue_id = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_issues", x => x.issue_id);
                    table.ForeignKey(
                        name: "FK_ledger_issues_issues_issue_id",
                        column: x => x.issue_id,
                        principalTable: "issues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "project_decisions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    author = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    undone_at = table.Column<long>(type: "INTEGER", nullable: true),
                    undone_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_project_decisions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "project_keys",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    item_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_project_keys", x => new { x.key, x.day, x.item_id });
                    table.ForeignKey(
                        name: "FK_project_keys_items_item_id",
                        column: x => x.item_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "told_corrections",
                columns: table => new
                {
                    item_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    target_id = table.Column<long>(type: "INTEGER", nullable: true),
                    value = table.Column<string>(type: "TEXT", nullable: true),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    trouble = table.Column<string>(type: "TEXT", nullable: true),
                    choices = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_told_corrections", x => new { x.item_id, x.position });
                    table.ForeignKey(
                        name: "FK_told_corrections_items_item_id",
                        column: x => x.item_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_told_corrections_items_target_id",
                        column: x => x.target_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "project_decision_items",
                columns: table => new
                {
                    decision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    publication = table.Column<string>(type: "TEXT", nullable: false),
                    issue = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_project_decision_items", x => new { x.decision_id, x.position });
                    table.ForeignKey(
                        name: "FK_project_decision_items_project_decisions_decision_id",
                        column: x => x.decision_id,
                        principalTable: "project_decisions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_item_ties_second_id",
                table: "item_ties",
                column: "second_id");

            migrationBuilder.CreateIndex(
                name: "IX_project_decision_items_publication_issue",
                table: "project_decision_items",
                columns: new[] { "publication", "issue" });

            migrationBuilder.CreateIndex(
                name: "IX_project_keys_item_id",
                table: "project_keys",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "IX_told_corrections_target_id",
                table: "told_corrections",
                column: "target_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "item_ties");

            migrationBuilder.DropTable(
                name: "ledger_issues");

            migrationBuilder.DropTable(
                name: "project_decision_items");

            migrationBuilder.DropTable(
                name: "project_keys");

            migrationBuilder.DropTable(
                name: "told_corrections");

            migrationBuilder.DropTable(
                name: "project_decisions");
        }
    }
}
