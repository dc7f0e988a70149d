CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
CREATE TABLE "issues" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_issues" PRIMARY KEY AUTOINCREMENT,
    "publication" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "month" INTEGER NOT NULL,
    "week_of_month" INTEGER NOT NULL,
    "header" TEXT NOT NULL,
    "from_day" INTEGER NOT NULL,
    "to_day" INTEGER NOT NULL,
    "source" BLOB NOT NULL,
    "sha256" TEXT NOT NULL,
    "reader_version" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "loaded_at" TEXT NOT NULL,
    "is_sample" INTEGER NOT NULL,
    "doubts" TEXT NOT NULL
, "published_at" TEXT NULL);
CREATE TABLE "news_version" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_news_version" PRIMARY KEY,
    "version" INTEGER NOT NULL
);
CREATE TABLE "projects" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_projects" PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL
);
CREATE TABLE "items" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_items" PRIMARY KEY AUTOINCREMENT,
    "issue_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "section" INTEGER NOT NULL,
    "heading" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "lead" TEXT NULL,
    "body" TEXT NULL,
    "source" TEXT NULL,
    "page" INTEGER NULL,
    "from_day" INTEGER NULL,
    "to_day" INTEGER NULL,
    "date_basis" INTEGER NULL,
    "date_evidence" TEXT NULL,
    "projects" INTEGER NULL,
    "projects_basis" INTEGER NULL,
    "projects_evidence" TEXT NULL,
    CONSTRAINT "FK_items_issues_issue_id" FOREIGN KEY ("issue_id") REFERENCES "issues" ("id") ON DELETE CASCADE
);
CREATE TABLE "item_amounts" (
    "item_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "cents" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "bound" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "stage" INTEGER NULL,
    "low_cents" INTEGER NULL,
    "high_cents" INTEGER NULL,
    "text" TEXT NOT NULL,
    "headline" INTEGER NOT NULL,
    "project_id" INTEGER NULL,
    "basis" INTEGER NOT NULL,
    "evidence" TEXT NOT NULL,
    CONSTRAINT "PK_item_amounts" PRIMARY KEY ("item_id", "position"),
    CONSTRAINT "FK_item_amounts_items_item_id" FOREIGN KEY ("item_id") REFERENCES "items" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_item_amounts_projects_project_id" FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE SET NULL
);
CREATE TABLE "item_counts" (
    "item_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "value" INTEGER NOT NULL,
    "stage" INTEGER NULL,
    "part_of" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "basis" INTEGER NOT NULL,
    "evidence" TEXT NOT NULL,
    CONSTRAINT "PK_item_counts" PRIMARY KEY ("item_id", "position"),
    CONSTRAINT "FK_item_counts_items_item_id" FOREIGN KEY ("item_id") REFERENCES "items" ("id") ON DELETE CASCADE
);
CREATE TABLE "item_industries" (
    "item_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "industry" INTEGER NOT NULL,
    "basis" INTEGER NOT NULL,
    "evidence" TEXT NOT NULL,
    CONSTRAINT "PK_item_industries" PRIMARY KEY ("item_id", "position"),
    CONSTRAINT "FK_item_industries_items_item_id" FOREIGN KEY ("item_id") REFERENCES "items" ("id") ON DELETE CASCADE
);
CREATE TABLE "item_organizations" (
    "item_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "basis" INTEGER NOT NULL,
    "evidence" TEXT NOT NULL,
    CONSTRAINT "PK_item_organizations" PRIMARY KEY ("item_id", "position"),
    CONSTRAINT "FK_item_organizations_items_item_id" FOREIGN KEY ("item_id") REFERENCES "items" ("id") ON DELETE CASCADE
);
CREATE TABLE "item_projects" (
    "item_id" INTEGER NOT NULL,
    "project_id" INTEGER NOT NULL,
    CONSTRAINT "PK_item_projects" PRIMARY KEY ("item_id", "project_id"),
    CONSTRAINT "FK_item_projects_items_item_id" FOREIGN KEY ("item_id") REFERENCES "items" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_item_projects_projects_project_id" FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE CASCADE
);
CREATE TABLE "item_regions" (
    "item_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "province" TEXT NULL,
    "city" TEXT NULL,
    "county" TEXT NULL,
    "basis" INTEGER NOT NULL,
    "evidence" TEXT NOT NULL,
    CONSTRAINT "PK_item_regions" PRIMARY KEY ("item_id", "position"),
    CONSTRAINT "FK_item_regions_items_item_id" FOREIGN KEY ("item_id") REFERENCES "items" ("id") ON DELETE CASCADE
);
CREATE TABLE "item_stages" (
    "item_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "stage" INTEGER NOT NULL,
    "basis" INTEGER NOT NULL,
    "evidence" TEXT NOT NULL,
    CONSTRAINT "PK_item_stages" PRIMARY KEY ("item_id", "position"),
    CONSTRAINT "FK_item_stages_items_item_id" FOREIGN KEY ("item_id") REFERENCES "items" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "IX_issues_publication_number_state" ON "issues" ("publication", "number", "state");
CREATE INDEX "IX_issues_state_number_publication_year_month_from_day_to_day" ON "issues" ("state", "number", "publication", "year", "month", "from_day", "to_day");
CREATE INDEX "IX_item_amounts_headline_item_id_cents_currency" ON "item_amounts" ("headline", "item_id", "cents", "currency");
CREATE INDEX "IX_item_amounts_item_id_kind_headline_stage_cents_currency_bound_position" ON "item_amounts" ("item_id", "kind", "headline", "stage", "cents", "currency", "bound", "position");
CREATE INDEX "IX_item_amounts_project_id" ON "item_amounts" ("project_id");
CREATE INDEX "IX_item_counts_item_id_part_of_stage_value_position" ON "item_counts" ("item_id", "part_of", "stage", "value", "position");
CREATE INDEX "IX_item_industries_industry_item_id" ON "item_industries" ("industry", "item_id");
CREATE INDEX "IX_item_industries_item_id_position_industry" ON "item_industries" ("item_id", "position", "industry");
CREATE INDEX "IX_item_organizations_folded_item_id" ON "item_organizations" ("folded", "item_id");
CREATE INDEX "IX_item_projects_project_id_item_id" ON "item_projects" ("project_id", "item_id");
CREATE INDEX "IX_item_regions_item_id_position_province_city_county" ON "item_regions" ("item_id", "position", "province", "city", "county");
CREATE INDEX "IX_item_regions_province_city_county_item_id" ON "item_regions" ("province", "city", "county", "item_id");
CREATE INDEX "IX_item_stages_item_id_position_stage" ON "item_stages" ("item_id", "position", "stage");
CREATE INDEX "IX_item_stages_stage_item_id" ON "item_stages" ("stage", "item_id");
CREATE INDEX "IX_items_from_day_to_day_issue_id" ON "items" ("from_day", "to_day", "issue_id");
CREATE UNIQUE INDEX "IX_items_issue_id_number" ON "items" ("issue_id", "number");
CREATE VIRTUAL TABLE item_words USING fts5(text, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '.'");
CREATE VIRTUAL TABLE item_terms USING fts5vocab(item_words, row);
CREATE TABLE "admins" (
    "user" INTEGER NOT NULL CONSTRAINT "PK_admins" PRIMARY KEY,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);
CREATE TABLE "audit" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_audit" PRIMARY KEY AUTOINCREMENT,
    "source" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "detail" TEXT NOT NULL
);
CREATE TABLE "chats" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_chats" PRIMARY KEY,
    "language" TEXT NULL,
    "classic" INTEGER NOT NULL,
    "blocked" INTEGER NOT NULL,
    "migrated_to" INTEGER NULL
);
CREATE TABLE "corrections" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_corrections" PRIMARY KEY AUTOINCREMENT,
    "publication" TEXT NOT NULL,
    "issue" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "undone_at" INTEGER NULL,
    "undone_by" TEXT NULL
);
CREATE TABLE "inbox" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_inbox" PRIMARY KEY AUTOINCREMENT,
    "bot" INTEGER NOT NULL,
    "update_id" INTEGER NULL,
    "state" INTEGER NOT NULL,
    "payload" TEXT NULL,
    "chat" INTEGER NULL,
    "user" INTEGER NULL,
    "at" INTEGER NOT NULL,
    "error" TEXT NULL
);
CREATE TABLE "outbox" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_outbox" PRIMARY KEY AUTOINCREMENT,
    "source" TEXT NOT NULL,
    "part" INTEGER NOT NULL,
    "chat" INTEGER NOT NULL,
    "lane" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "payload" TEXT NULL,
    "attachment" BLOB NULL,
    "created_at" INTEGER NOT NULL,
    "not_before" INTEGER NULL,
    "finished_at" INTEGER NULL,
    "message_id" INTEGER NULL,
    "error" TEXT NULL,
    "question" INTEGER NULL
, "body" INTEGER NULL, "edition" INTEGER NULL, "subscription" INTEGER NULL, "topic" INTEGER NULL);
CREATE TABLE "pending" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_pending" PRIMARY KEY,
    "chat" INTEGER NOT NULL,
    "user" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "data" TEXT NOT NULL,
    "file" BLOB NULL,
    "until" INTEGER NOT NULL,
    "used_at" INTEGER NULL
);
CREATE TABLE "poll" (
    "bot" INTEGER NOT NULL CONSTRAINT "PK_poll" PRIMARY KEY,
    "offset" INTEGER NOT NULL
);
CREATE TABLE "questions" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_questions" PRIMARY KEY,
    "chat" INTEGER NOT NULL,
    "topic" INTEGER NOT NULL,
    "user" INTEGER NOT NULL,
    "message" INTEGER NULL,
    "asked" TEXT NOT NULL,
    "outcome" INTEGER NOT NULL,
    "plan" TEXT NULL,
    "context" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "engine" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "microseconds" INTEGER NOT NULL,
    "news_version" INTEGER NOT NULL,
    "rating" INTEGER NULL,
    "reported_at" INTEGER NULL
, "completion_tokens" INTEGER NOT NULL DEFAULT 0, "cost_micros" INTEGER NOT NULL DEFAULT 0, "model_calls" INTEGER NOT NULL DEFAULT 0, "prompt_tokens" INTEGER NOT NULL DEFAULT 0);
CREATE TABLE "secrets" (
    "name" TEXT NOT NULL CONSTRAINT "PK_secrets" PRIMARY KEY,
    "value" BLOB NOT NULL,
    "until" INTEGER NULL
);
CREATE INDEX "IX_audit_actor" ON "audit" ("actor");
CREATE UNIQUE INDEX "IX_audit_source" ON "audit" ("source");
CREATE INDEX "IX_corrections_publication_issue_title_field" ON "corrections" ("publication", "issue", "title", "field");
CREATE INDEX "IX_inbox_at" ON "inbox" ("at");
CREATE UNIQUE INDEX "IX_inbox_bot_update_id" ON "inbox" ("bot", "update_id");
CREATE INDEX "IX_inbox_state" ON "inbox" ("state");
CREATE INDEX "IX_outbox_chat_message_id" ON "outbox" ("chat", "message_id");
CREATE INDEX "IX_outbox_question" ON "outbox" ("question");
CREATE UNIQUE INDEX "IX_outbox_source_part" ON "outbox" ("source", "part");
CREATE INDEX "IX_outbox_state" ON "outbox" ("state");
CREATE INDEX "IX_pending_chat_user" ON "pending" ("chat", "user");
CREATE INDEX "IX_questions_at" ON "questions" ("at");
CREATE INDEX "IX_questions_chat_message" ON "questions" ("chat", "message");
CREATE INDEX "IX_questions_chat_topic_user_id" ON "questions" ("chat", "topic", "user", "id");
CREATE TABLE "digest_schedule" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_digest_schedule" PRIMARY KEY,
    "served_at" INTEGER NOT NULL,
    "held" INTEGER NOT NULL
);
CREATE TABLE "edition_bodies" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_edition_bodies" PRIMARY KEY AUTOINCREMENT,
    "edition" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "follows" INTEGER NOT NULL,
    "nothing" INTEGER NOT NULL,
    "parts" TEXT NOT NULL,
    "shown" TEXT NOT NULL
);
CREATE TABLE "editions" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_editions" PRIMARY KEY AUTOINCREMENT,
    "kind" INTEGER NOT NULL,
    "publication" TEXT NULL,
    "number" INTEGER NULL,
    "issue_order" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "made_at" INTEGER NOT NULL,
    "due_at" INTEGER NOT NULL,
    "cycle_at" INTEGER NOT NULL,
    "at_once" INTEGER NOT NULL,
    "text" TEXT NULL,
    "cursor" INTEGER NOT NULL,
    "recipients" INTEGER NOT NULL,
    "passed_over" INTEGER NOT NULL,
    "messages" INTEGER NOT NULL
);
CREATE TABLE "outbox_bodies" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_outbox_bodies" PRIMARY KEY AUTOINCREMENT,
    "edition" INTEGER NOT NULL,
    "payload" TEXT NOT NULL,
    "attachment" BLOB NULL
);
CREATE TABLE "subscriptions" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_subscriptions" PRIMARY KEY AUTOINCREMENT,
    "chat" INTEGER NOT NULL,
    "topic" INTEGER NULL,
    "spec" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "day" INTEGER NULL,
    "minute" INTEGER NULL,
    "zone" TEXT NULL,
    "quiet" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "woken_at" INTEGER NOT NULL,
    "due_at" INTEGER NULL,
    "last_edition" INTEGER NOT NULL,
    "follows" INTEGER NOT NULL
);
CREATE INDEX "IX_outbox_edition_state" ON "outbox" ("edition", "state");
CREATE UNIQUE INDEX "IX_edition_bodies_edition_key_follows" ON "edition_bodies" ("edition", "key", "follows");
CREATE INDEX "IX_edition_bodies_key" ON "edition_bodies" ("key");
CREATE UNIQUE INDEX "IX_editions_kind_publication_number" ON "editions" ("kind", "publication", "number");
CREATE INDEX "IX_editions_state" ON "editions" ("state");
CREATE INDEX "IX_outbox_bodies_edition" ON "outbox_bodies" ("edition");
CREATE INDEX "IX_subscriptions_chat_key" ON "subscriptions" ("chat", "key");
CREATE INDEX "IX_subscriptions_day_minute_zone" ON "subscriptions" ("day", "minute", "zone");
CREATE INDEX "IX_subscriptions_state_last_edition_due_at" ON "subscriptions" ("state", "last_edition", "due_at");
CREATE TABLE "model_calls" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_model_calls" PRIMARY KEY AUTOINCREMENT,
    "at" INTEGER NOT NULL,
    "day" INTEGER NOT NULL,
    "user" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "charged" INTEGER NOT NULL,
    "prompt_tokens" INTEGER NOT NULL,
    "completion_tokens" INTEGER NOT NULL,
    "cost_micros" INTEGER NOT NULL,
    "microseconds" INTEGER NOT NULL,
    "trouble" TEXT NULL
);
CREATE INDEX "IX_model_calls_at" ON "model_calls" ("at");
CREATE INDEX "IX_model_calls_day_user" ON "model_calls" ("day", "user");
CREATE TABLE "item_ties" (
    "first_id" INTEGER NOT NULL,
    "first_strand" INTEGER NOT NULL,
    "second_id" INTEGER NOT NULL,
    "second_strand" INTEGER NOT NULL,
    "tie" INTEGER NOT NULL,
    "weight" INTEGER NOT NULL,
    "ground" TEXT NOT NULL,
    CONSTRAINT "PK_item_ties" PRIMARY KEY ("first_id", "first_strand", "second_id", "second_strand"),
    CONSTRAINT "FK_item_ties_items_first_id" FOREIGN KEY ("first_id") REFERENCES "items" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_item_ties_items_second_id" FOREIGN KEY ("second_id") REFERENCES "items" ("id") ON DELETE CASCADE
);
CREATE TABLE "ledger_issues" (
    "issue_id" INTEGER NOT NULL CONSTRAINT "PK_ledger_issues" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    CONSTRAINT "FK_ledger_issues_issues_issue_id" FOREIGN KEY ("issue_id") REFERENCES "issues" ("id") ON DELETE CASCADE
);
CREATE TABLE "project_decisions" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_project_decisions" PRIMARY KEY AUTOINCREMENT,
    "kind" INTEGER NOT NULL,
    "author" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "undone_at" INTEGER NULL,
    "undone_by" TEXT NULL
);
CREATE TABLE "project_keys" (
    "key" TEXT NOT NULL,
    "day" INTEGER NOT NULL,
    "item_id" INTEGER NOT NULL,
    CONSTRAINT "PK_project_keys" PRIMARY KEY ("key", "day", "item_id"),
    CONSTRAINT "FK_project_keys_items_item_id" FOREIGN KEY ("item_id") REFERENCES "items" ("id") ON DELETE CASCADE
);
CREATE TABLE "told_corrections" (
    "item_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "target_id" INTEGER NULL,
    "value" TEXT NULL,
    "before" TEXT NULL,
    "trouble" TEXT NULL,
    "choices" TEXT NOT NULL,
    CONSTRAINT "PK_told_corrections" PRIMARY KEY ("item_id", "position"),
    CONSTRAINT "FK_told_corrections_items_item_id" FOREIGN KEY ("item_id") REFERENCES "items" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_told_corrections_items_target_id" FOREIGN KEY ("target_id") REFERENCES "items" ("id") ON DELETE SET NULL
);
CREATE TABLE "project_decision_items" (
    "decision_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "publication" TEXT NOT NULL,
    "issue" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    CONSTRAINT "PK_project_decision_items" PRIMARY KEY ("decision_id", "position"),
    CONSTRAINT "FK_project_decision_items_project_decisions_decision_id" FOREIGN KEY ("decision_id") REFERENCES "project_decisions" ("id") ON DELETE CASCADE
);
CREATE INDEX "IX_item_ties_second_id" ON "item_ties" ("second_id");
CREATE INDEX "IX_project_decision_items_publication_issue" ON "project_decision_items" ("publication", "issue");
CREATE INDEX "IX_project_keys_item_id" ON "project_keys" ("item_id");
CREATE INDEX "IX_told_corrections_target_id" ON "told_corrections" ("target_id");
INSERT INTO "item_words"("item_words", rank) VALUES ('pgsz', 256);
INSERT INTO "__EFMigrationsHistory" VALUES ('20261124142521_FirstIssue', '10.0.15');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261125221830_Chat', '10.0.15');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261126000429_Digests', '10.0.15');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261126030634_ModelCalls', '10.0.15');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261126063326_Ledger', '10.0.15');
