using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ParkBot.Storage.Migrations
{
    /// <inheritdoc />
    internal sealed partial class FirstIssue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "issues",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    publication = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    week_of_month = table.Column<int>(type: "INTEGER", nullable: false),
                    header = table.Column<string>(type: "TEXT", nullable: false),
                    from_day = table.Column<int>(type: "INTEGER", nullable: false),
                    to_day = table.Column<int>(type: "INTEGER", nullable: false),
                    source = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    reader_version = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    loaded_at = table.Column<string>(type: "TEXT", nullable: false),
                    is_sample = table.Column<bool>(type: "INTEGER", nullable: false),
                    doubts = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_issues", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "news_version",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_news_version", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "projects",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "items",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    issue_id = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    section = table.Column<int>(type: "INTEGER", nullable: false),
                    heading = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    lead = table.Column<string>(type: "TEXT", nullable: true),
                    body = table.Column<string>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: true),
                    page = table.Column<int>(type: "INTEGER", nullable: true),
                    from_day = table.Column<int>(type: "INTEGER", nullable: true),
                    to_day = table.Column<int>(type: "INTEGER", nullable: true),
                    date_basis = table.Column<int>(type: "INTEGER", nullable: true),
                    date_evidence = table.Column<string>(type: "TEXT", nullable: true),
                    projects = table.Column<int>(type: "INTEGER", nullable: true),
                    projects_basis = table.Column<int>(type: "INTEGER", nullable: true),
                    projects_evidence = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_items", x => x.id);
                    table.ForeignKey(
                        name: "FK_items_issues_issue_id",
                        column: x => x.issue_id,
                        principalTable: "issues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "item_amounts",
                columns: table => new
                {
                    item_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    cents = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    bound = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    stage = table.Column<int>(type: "INTEGER", nullable: true),
                    low_cents = table.Column<long>(type: "INTEGER", nullable: true),
                    high_cents = table.Column<long>(type: "INTEGER", nullable: true),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    headline = table.Column<bool>(type: "INTEGER", nullable: false),
                    project_id = table.Column<long>(type: "INTEGER", nullable: true),
                    basis = table.Column<int>(type: "INTEGER", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_item_amounts", x => new { x.item_id, x.position });
                    table.ForeignKey(
                        name: "FK_item_amounts_items_item_id",
                        column: x => x.item_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_item_amounts_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "item_counts",
                columns: table => new
                {
                    item_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    value = table.Column<int>(type: "INTEGER", nullable: false),
                    stage = table.Column<int>(type: "INTEGER", nullable: true),
                    part_of = table.Column<bool>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    basis = table.Column<int>(type: "INTEGER", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_item_counts", x => new { x.item_id, x.position });
                    table.ForeignKey(
                        name: "FK_item_counts_items_item_id",
                        column: x => x.item_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "item_industries",
                columns: table => new
                {
                    item_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    industry = table.Column<int>(type: "INTEGER", nullable: false),
                    basis = table.Column<int>(type: "INTEGER", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_item_industries", x => new { x.item_id, x.position });
                    table.ForeignKey(
                        name: "FK_item_industries_items_item_id",
                        column: x => x.item_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "item_organizations",
                columns: table => new
                {
                    item_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    folded = table.Column<string>(type: "TEXT", nullable: false),
                    basis = table.Column<int>(type: "INTEGER", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_item_organizations", x => new { x.item_id, x.position });
                    table.ForeignKey(
                        name: "FK_item_organizations_items_item_id",
                        column: x => x.item_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "item_projects",
                columns: table => new
                {
                    item_id = table.Column<long>(type: "INTEGER", nullable: false),
                    project_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_item_projects", x => new { x.item_id, x.project_id });
                    table.ForeignKey(
                        name: "FK_item_projects_items_item_id",
                        column: x => x.item_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_item_projects_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "item_regions",
                columns: table => new
                {
                    item_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    province = table.Column<string>(type: "TEXT", nullable: true),
                    city = table.Column<string>(type: "TEXT", nullable: true),
                    county = table.Column<string>(type: "TEXT", nullable: true),
                    basis = table.Column<int>(type: "INTEGER", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_item_regions", x => new { x.item_id, x.position });
                    table.ForeignKey(
                        name: "FK_item_regions_items_item_id",
                        column: x => x.item_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "item_stages",
                columns: table => new
                {
                    item_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    stage = table.Column<int>(type: "INTEGER", nullable: false),
                    basis = table.Column<int>(type: "INTEGER", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_item_stages", x => new { x.item_id, x.position });
                    table.ForeignKey(
                        name: "FK_item_stages_items_item_id",
                        column: x => x.item_id,
                        principalTable: "items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_issues_publication_number_state",
                table: "issues",
                columns: new[] { "publication", "number", "state" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_issues_state_number_publication_year_month_from_day_to_day",
                table: "issues",
                columns: new[] { "state", "number", "publication", "year", "month", "from_day", "to_day" });

            migrationBuilder.CreateIndex(
                name: "IX_item_amounts_headline_item_id_cents_currency",
                table: "item_amounts",
                columns: new[] { "headline", "item_id", "cents", "currency" });

            migrationBuilder.CreateIndex(
                name: "IX_item_amounts_item_id_kind_headline_stage_cents_currency_bound_position",
                table: "item_amounts",
                columns: new[] { "item_id", "kind", "headline", "stage", "cents", "currency", "bound", "position" });

            migrationBuilder.CreateIndex(
                name: "IX_item_amounts_project_id",
                table: "item_amounts",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "IX_item_counts_item_id_part_of_stage_value_position",
                table: "item_counts",
                columns: new[] { "item_id", "part_of", "stage", "value", "position" });

            migrationBuilder.CreateIndex(
                name: "IX_item_industries_industry_item_id",
                table: "item_industries",
                columns: new[] { "industry", "item_id" });

            migrationBuilder.CreateIndex(
                name: "IX_item_industries_item_id_position_industry",
                table: "item_industries",
                columns: new[] { "item_id", "position", "industry" });

            migrationBuilder.CreateIndex(
                name: "IX_item_organizations_folded_item_id",
                table: "item_organizations",
                columns: new[] { "folded", "item_id" });

            migrationBuilder.CreateIndex(
                name: "IX_item_projects_project_id_item_id",
                table: "item_projects",
                columns: new[] { "project_id", "item_id" });

            migrationBuilder.CreateIndex(
                name: "IX_item_regions_item_id_position_province_city_county",
                table: "item_regions",
                columns: new[] { "item_id", "position", "province", "city", "county" });

            migrationBuilder.CreateIndex(
                name: "IX_item_regions_province_city_county_item_id",
                table: "item_regions",
                columns: new[] { "province", "city", "county", "item_id" });

            migrationBuilder.CreateIndex(
                name: "IX_item_stages_item_id_position_stage",
                table: "item_stages",
                columns: new[] { "item_id", "position", "stage" });

            migrationBuilder.CreateIndex(
                name: "IX_item_stages_stage_item_id",
                table: "item_stages",
                columns: new[] { "stage", "item_id" });

            migrationBuilder.CreateIndex(
                name: "IX_items_from_day_to_day_issue_id",
                table: "items",
                columns: new[] { "from_day", "to_day", "issue_id" });

            migrationBuilder.CreateIndex(
                name: "IX_items_issue_id_number",
                table: "items",
                columns: new[] { "issue_id", "number" },
                unique: true);

            migrationBuilder.Sql(TextIndex.Create);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(TextIndex.Drop);

            migrationBuilder.DropTable(
                name: "item_amounts");

            migrationBuilder.DropTable(
                name: "item_counts");

            migrationBuilder.DropTable(
                name: "item_industries");

            migrationBuilder.DropTable(
                name: "item_organizations");

            migrationBuilder.DropTable(
                name: "item_projects");

            migrationBuilder.DropTable(
                name: "item_regions");

            migrationBuilder.DropTable(
                name: "item_stages");

            migrationBuilder.DropTable(
                name: "news_version");

            migrationBuilder.DropTable(
                name: "projects");

            migrationBuilder.DropTable(
                name: "items");

            migrationBuilder.DropTable(
                name: "issues");
        }
    }
}
