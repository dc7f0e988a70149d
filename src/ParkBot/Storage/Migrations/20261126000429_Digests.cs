using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ParkBot.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Digests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "body",
                table: "outbox",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "edition",
                table: "outbox",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "subscription",
                table: "outbox",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "topic",
                table: "outbox",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "published_at",
                table: "issues",
                type: "TEXT",
                nullable: true);

            // What was published before this was known is taken as published when it was loaded.
            migrationBuilder.Sql("UPDATE issues SET published_at = loaded_at WHERE state = 2");

            migrationBuilder.CreateTable(
                name: "digest_schedule",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    served_at = table.Column<long>(type: "INTEGER", nullable: false),
                    held = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_digest_schedule", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "edition_bodies",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    edition = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    follows = table.Column<bool>(type: "INTEGER", nullable: false),
                    nothing = table.Column<bool>(type: "INTEGER", nullable: false),
                    parts = table.Column<string>(type: "TEXT", nullable: false),
                    shown = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_edition_bodies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "editions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    publication = table.Column<string>(type: "TEXT", nullable: true),
                    number = table.Column<int>(type: "INTEGER", nullable: true),
                    issue_order = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    cycle_at = table.Column<long>(type: "INTEGER", nullable: false),
                    at_once = table.Column<bool>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: true),
                    cursor = table.Column<long>(type: "INTEGER", nullable: false),
                    recipients = table.Column<int>(type: "INTEGER", nullable: false),
                    passed_over = table.Column<int>(type: "INTEGER", nullable: false),
                    messages = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_editions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox_bodies",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    edition = table.Column<long>(type: "INTEGER", nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    attachment = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox_bodies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "subscriptions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    chat = table.Column<long>(type: "INTEGER", nullable: false),
                    topic = table.Column<int>(type: "INTEGER", nullable: true),
                    spec = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: true),
                    minute = table.Column<int>(type: "INTEGER", nullable: true),
                    zone = table.Column<string>(type: "TEXT", nullable: true),
                    quiet = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    woken_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_edition = table.Column<long>(type: "INTEGER", nullable: false),
                    follows = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_subscriptions", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_edition_state",
                table: "outbox",
                columns: new[] { "edition", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_edition_bodies_edition_key_follows",
                table: "edition_bodies",
                columns: new[] { "edition", "key", "follows" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_edition_bodies_key",
                table: "edition_bodies",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "IX_editions_kind_publication_number",
                table: "editions",
                columns: new[] { "kind", "publication", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_editions_state",
                table: "editions",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_bodies_edition",
                table: "outbox_bodies",
                column: "edition");

            migrationBuilder.CreateIndex(
                name: "IX_subscriptions_chat_key",
                table: "subscriptions",
                columns: new[] { "chat", "key" });

            migrationBuilder.CreateIndex(
                name: "IX_subscriptions_day_minute_zone",
                table: "subscriptions",
                columns: new[] { "day", "minute", "zone" });

            migrationBuilder.CreateIndex(
                name: "IX_subscriptions_state_last_edition_due_at",
                table: "subscriptions",
                columns: new[] { "state", "last_edition", "due_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "digest_schedule");

            migrationBuilder.DropTable(
                name: "edition_bodies");

            migrationBuilder.DropTable(
                name: "editions");

            migrationBuilder.DropTable(
                name: "outbox_bodies");

            migrationBuilder.DropTable(
                name: "subscriptions");

            migrationBuilder.DropIndex(
                name: "IX_outbox_edition_state",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "body",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "edition",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "subscription",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "topic",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "published_at",
                table: "issues");
        }
    }
}
