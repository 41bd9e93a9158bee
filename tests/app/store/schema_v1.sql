-- The database as version 1 made it. Frozen: tests open it with every later version. Rows: one customer, one conversation, one undoable step.
CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;
CREATE TABLE schema_step (number INTEGER PRIMARY KEY, from_version INTEGER NOT NULL, to_version INTEGER NOT NULL, description TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE TABLE outbox (seq INTEGER PRIMARY KEY, mutation BLOB NOT NULL UNIQUE, name TEXT NOT NULL, arguments TEXT NOT NULL, base TEXT NOT NULL, gesture TEXT NOT NULL, actor BLOB NOT NULL, actor_name TEXT NOT NULL, state INTEGER NOT NULL DEFAULT 0, created INTEGER NOT NULL) STRICT;
CREATE INDEX outbox_waiting ON outbox (seq) WHERE state = 0;
CREATE TABLE history (seq INTEGER PRIMARY KEY, mutation BLOB NOT NULL UNIQUE, gesture TEXT NOT NULL, name TEXT NOT NULL, label TEXT NOT NULL, label_arguments TEXT NOT NULL, actor TEXT NOT NULL, at INTEGER NOT NULL, listed INTEGER NOT NULL, local INTEGER NOT NULL, undoes BLOB, undone_by BLOB, writes BLOB NOT NULL) STRICT;
CREATE INDEX history_by_gesture ON history (gesture, seq) WHERE gesture <> '';
CREATE TABLE dirty_customer (position INTEGER PRIMARY KEY, customer BLOB NOT NULL UNIQUE) STRICT;
CREATE TABLE unread_interaction (row_seq INTEGER PRIMARY KEY) STRICT;
CREATE TABLE next_look (customer BLOB PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX next_look_by_time ON next_look (at);
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE search_slot (slot INTEGER PRIMARY KEY, collection TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE search_row (doc INTEGER PRIMARY KEY, slot INTEGER NOT NULL, id BLOB NOT NULL) STRICT;
CREATE VIRTUAL TABLE search USING fts5(words, content='', contentless_delete=1, tokenize='sinan', prefix='1');
CREATE TABLE "workspace" ( seq INTEGER PRIMARY KEY, "id" BLOB NOT NULL UNIQUE, "workspace" BLOB, "bucket" BLOB, "row_version" INTEGER DEFAULT 1, "tombstone" INTEGER DEFAULT 0, "search_doc" INTEGER, "name" TEXT DEFAULT '', "zone" TEXT DEFAULT '', "currency" TEXT DEFAULT '', "calendar" TEXT, "quiet_from" INTEGER DEFAULT 0, "quiet_to" INTEGER DEFAULT 0, "demo" INTEGER DEFAULT 0, "our_names" TEXT ) STRICT;
CREATE TABLE "region" ( seq INTEGER PRIMARY KEY, "id" BLOB NOT NULL UNIQUE, "workspace" BLOB, "bucket" BLOB, "row_version" INTEGER DEFAULT 1, "tombstone" INTEGER DEFAULT 0, "search_doc" INTEGER, "key" TEXT DEFAULT '', "name_zh" TEXT DEFAULT '', "name_en" TEXT DEFAULT '' ) STRICT;
CREATE INDEX "region_by_key" ON "region" ("key");
CREATE TABLE "user" ( seq INTEGER PRIMARY KEY, "id" BLOB NOT NULL UNIQUE, "workspace" BLOB, "bucket" BLOB, "row_version" INTEGER DEFAULT 1, "tombstone" INTEGER DEFAULT 0, "search_doc" INTEGER, "name" TEXT DEFAULT '', "role" TEXT DEFAULT 'manager', "title_zh" TEXT DEFAULT '', "title_en" TEXT DEFAULT '' ) STRICT;
CREATE INDEX "user_by_name" ON "user" ("name");
CREATE TABLE "customer" ( seq INTEGER PRIMARY KEY, "id" BLOB NOT NULL UNIQUE, "workspace" BLOB, "bucket" BLOB, "row_version" INTEGER DEFAULT 1, "tombstone" INTEGER DEFAULT 0, "search_doc" INTEGER, "name" TEXT DEFAULT '', "name_en" TEXT DEFAULT '', "industry" TEXT DEFAULT '', "region" BLOB DEFAULT x'00000000000000000000000000000000', "city" TEXT DEFAULT '', "stars" TEXT DEFAULT 'unknown', "employees" INTEGER, "annual_revenue" INTEGER, "currency" TEXT DEFAULT '', "owner" TEXT DEFAULT '', "since" INTEGER, "tags" TEXT, "website" TEXT DEFAULT '', "parent_company" TEXT DEFAULT '', "remark" TEXT DEFAULT '', "external_key" TEXT DEFAULT '', "custom" TEXT ) STRICT;
CREATE INDEX "customer_by_name" ON "customer" ("name");
CREATE INDEX "customer_by_industry" ON "customer" ("industry");
CREATE INDEX "customer_by_region" ON "customer" ("region");
CREATE INDEX "customer_by_owner" ON "customer" ("owner");
CREATE INDEX "customer_by_external_key" ON "customer" ("external_key");
CREATE TABLE "contact" ( seq INTEGER PRIMARY KEY, "id" BLOB NOT NULL UNIQUE, "workspace" BLOB, "bucket" BLOB, "row_version" INTEGER DEFAULT 1, "tombstone" INTEGER DEFAULT 0, "search_doc" INTEGER, "customer" BLOB DEFAULT x'00000000000000000000000000000000', "name" TEXT DEFAULT '', "title" TEXT DEFAULT '', "role" TEXT DEFAULT 'unknown', "stance" TEXT DEFAULT 'unknown', "phone" TEXT DEFAULT '', "mail" TEXT DEFAULT '', "source" TEXT DEFAULT '', "expires" INTEGER, "external_key" TEXT DEFAULT '' ) STRICT;
CREATE INDEX "contact_by_customer" ON "contact" ("customer");
CREATE INDEX "contact_by_external_key" ON "contact" ("external_key");
CREATE TABLE "opportunity" ( seq INTEGER PRIMARY KEY, "id" BLOB NOT NULL UNIQUE, "workspace" BLOB, "bucket" BLOB, "row_version" INTEGER DEFAULT 1, "tombstone" INTEGER DEFAULT 0, "search_doc" INTEGER, "customer" BLOB DEFAULT x'00000000000000000000000000000000', "name" TEXT DEFAULT '', "stage" TEXT DEFAULT 'prospect', "amount" INTEGER, "currency" TEXT DEFAULT '', "product" TEXT DEFAULT '', "owner" TEXT DEFAULT '', "opened" INTEGER, "expected_close" INTEGER, "closed" INTEGER, "remark" TEXT DEFAULT '', "external_key" TEXT DEFAULT '', "custom" TEXT ) STRICT;
CREATE INDEX "opportunity_by_customer" ON "opportunity" ("customer");
CREATE INDEX "opportunity_by_stage" ON "opportunity" ("stage");
CREATE INDEX "opportunity_by_external_key" ON "opportunity" ("external_key");
CREATE TABLE "interaction" ( seq INTEGER PRIMARY KEY, "id" BLOB NOT NULL UNIQUE, "workspace" BLOB, "bucket" BLOB, "row_version" INTEGER DEFAULT 1, "tombstone" INTEGER DEFAULT 0, "search_doc" INTEGER, "customer" BLOB, "opportunity" BLOB, "channel" TEXT DEFAULT 'note', "occurred_at" INTEGER DEFAULT 0, "known_at" INTEGER DEFAULT 0, "title" TEXT DEFAULT '', "text" TEXT DEFAULT '', "lang" TEXT DEFAULT '', "speakers" TEXT, "author" TEXT DEFAULT '', "topic" TEXT DEFAULT '', "rating" INTEGER, "source" TEXT DEFAULT '', "external_key" TEXT DEFAULT '' ) STRICT;
CREATE INDEX "interaction_by_customer" ON "interaction" ("customer");
CREATE INDEX "interaction_by_occurred_at" ON "interaction" ("occurred_at");
CREATE INDEX "interaction_by_external_key" ON "interaction" ("external_key");
CREATE TABLE "signal" ( seq INTEGER PRIMARY KEY, "id" BLOB NOT NULL UNIQUE, "workspace" BLOB, "bucket" BLOB, "row_version" INTEGER DEFAULT 1, "tombstone" INTEGER DEFAULT 0, "search_doc" INTEGER, "interaction" BLOB DEFAULT x'00000000000000000000000000000000', "customer" BLOB, "kind" TEXT DEFAULT 'price_objection_surge', "probability" REAL DEFAULT 0.0, "start" INTEGER DEFAULT 0, "end" INTEGER DEFAULT 0, "quote" TEXT DEFAULT '', "speaker" TEXT DEFAULT '', "role" TEXT DEFAULT 'unknown', "occurred_at" INTEGER DEFAULT 0, "known_at" INTEGER DEFAULT 0, "subject" TEXT DEFAULT '', "pack_version" TEXT DEFAULT '' ) STRICT;
CREATE INDEX "signal_by_interaction" ON "signal" ("interaction");
CREATE INDEX "signal_by_customer" ON "signal" ("customer");
CREATE TABLE "fact" ( seq INTEGER PRIMARY KEY, "id" BLOB NOT NULL UNIQUE, "workspace" BLOB, "bucket" BLOB, "row_version" INTEGER DEFAULT 1, "tombstone" INTEGER DEFAULT 0, "search_doc" INTEGER, "customer" BLOB DEFAULT x'00000000000000000000000000000000', "series" TEXT DEFAULT '', "value" REAL DEFAULT 0.0, "unit" TEXT DEFAULT '', "at" INTEGER DEFAULT 0, "known_at" INTEGER DEFAULT 0, "source" TEXT DEFAULT '', "external_key" TEXT DEFAULT '' ) STRICT;
CREATE INDEX "fact_by_customer" ON "fact" ("customer");
CREATE TABLE "data_source" ( seq INTEGER PRIMARY KEY, "id" BLOB NOT NULL UNIQUE, "workspace" BLOB, "bucket" BLOB, "row_version" INTEGER DEFAULT 1, "tombstone" INTEGER DEFAULT 0, "search_doc" INTEGER, "key" TEXT DEFAULT '', "label_zh" TEXT DEFAULT '', "label_en" TEXT DEFAULT '', "connected" INTEGER DEFAULT 0, "last_received_at" INTEGER, "stale_after_hours" INTEGER DEFAULT 0 ) STRICT;
CREATE INDEX "data_source_by_key" ON "data_source" ("key");
CREATE TABLE "rule" ( seq INTEGER PRIMARY KEY, "id" BLOB NOT NULL UNIQUE, "workspace" BLOB, "bucket" BLOB, "row_version" INTEGER DEFAULT 1, "tombstone" INTEGER DEFAULT 0, "search_doc" INTEGER, "key" TEXT DEFAULT '', "revision" INTEGER DEFAULT 0, "state" TEXT DEFAULT 'draft', "document" TEXT, "hash" TEXT DEFAULT '', "author" TEXT DEFAULT '', "published_at" INTEGER, "marked_wrong" INTEGER DEFAULT 0, "confirmed" INTEGER DEFAULT 0 ) STRICT;
CREATE INDEX "rule_by_key" ON "rule" ("key");
CREATE TABLE "strategy" ( seq INTEGER PRIMARY KEY, "id" BLOB NOT NULL UNIQUE, "workspace" BLOB, "bucket" BLOB, "row_version" INTEGER DEFAULT 1, "tombstone" INTEGER DEFAULT 0, "search_doc" INTEGER, "key" TEXT DEFAULT '', "document" TEXT ) STRICT;
CREATE INDEX "strategy_by_key" ON "strategy" ("key");
CREATE TABLE "warning" ( seq INTEGER PRIMARY KEY, "id" BLOB NOT NULL UNIQUE, "workspace" BLOB, "bucket" BLOB, "row_version" INTEGER DEFAULT 1, "tombstone" INTEGER DEFAULT 0, "search_doc" INTEGER, "customer" BLOB DEFAULT x'00000000000000000000000000000000', "opportunity" BLOB, "rule_key" TEXT DEFAULT '', "rule_revision" INTEGER DEFAULT 0, "kind" TEXT DEFAULT 'price_objection_surge', "first_evidence" BLOB DEFAULT x'00000000000000000000000000000000', "state" TEXT DEFAULT 'open', "severity" TEXT DEFAULT 'low', "score" REAL DEFAULT 0.0, "opened_at" INTEGER DEFAULT 0, "last_evidence_at" INTEGER DEFAULT 0, "due_at" INTEGER, "amount" INTEGER, "currency" TEXT DEFAULT '', "evidence_count" INTEGER DEFAULT 0, "snoozed_until" INTEGER, "snoozed_score" REAL DEFAULT 0.0, "cause_key" TEXT DEFAULT '', "explanation" TEXT, "assignee" TEXT DEFAULT '', "closed_at" INTEGER ) STRICT;
CREATE INDEX "warning_by_customer" ON "warning" ("customer");
CREATE INDEX "warning_by_state" ON "warning" ("state");
CREATE TABLE "decision" ( seq INTEGER PRIMARY KEY, "id" BLOB NOT NULL UNIQUE, "workspace" BLOB, "bucket" BLOB, "row_version" INTEGER DEFAULT 1, "tombstone" INTEGER DEFAULT 0, "search_doc" INTEGER, "warning" BLOB DEFAULT x'00000000000000000000000000000000', "customer" BLOB DEFAULT x'00000000000000000000000000000000', "rule_key" TEXT DEFAULT '', "first_evidence" BLOB DEFAULT x'00000000000000000000000000000000', "verb" TEXT DEFAULT 'act', "reason" TEXT DEFAULT 'none', "note" TEXT DEFAULT '', "assignee" TEXT DEFAULT '', "until" INTEGER, "actor" TEXT DEFAULT '', "at" INTEGER DEFAULT 0, "verdict" TEXT DEFAULT '' ) STRICT;
CREATE INDEX "decision_by_warning" ON "decision" ("warning");
CREATE INDEX "decision_by_customer" ON "decision" ("customer");
CREATE TABLE "task" ( seq INTEGER PRIMARY KEY, "id" BLOB NOT NULL UNIQUE, "workspace" BLOB, "bucket" BLOB, "row_version" INTEGER DEFAULT 1, "tombstone" INTEGER DEFAULT 0, "search_doc" INTEGER, "customer" BLOB DEFAULT x'00000000000000000000000000000000', "warning" BLOB, "title_zh" TEXT DEFAULT '', "title_en" TEXT DEFAULT '', "assignee" TEXT DEFAULT '', "requested_by" TEXT DEFAULT '', "state" TEXT DEFAULT 'open', "created_at" INTEGER DEFAULT 0, "due_at" INTEGER, "promised_for" INTEGER, "done_at" INTEGER, "action_key" TEXT DEFAULT '' ) STRICT;
CREATE INDEX "task_by_customer" ON "task" ("customer");
CREATE INDEX "task_by_warning" ON "task" ("warning");
CREATE TABLE "promise" ( seq INTEGER PRIMARY KEY, "id" BLOB NOT NULL UNIQUE, "workspace" BLOB, "bucket" BLOB, "row_version" INTEGER DEFAULT 1, "tombstone" INTEGER DEFAULT 0, "search_doc" INTEGER, "customer" BLOB DEFAULT x'00000000000000000000000000000000', "task" BLOB, "text" TEXT DEFAULT '', "promised_by" TEXT DEFAULT '', "made_at" INTEGER DEFAULT 0, "due_on" INTEGER DEFAULT 0, "state" TEXT DEFAULT 'open', "settled_at" INTEGER ) STRICT;
CREATE INDEX "promise_by_customer" ON "promise" ("customer");
CREATE TABLE "progress_card" ( seq INTEGER PRIMARY KEY, "id" BLOB NOT NULL UNIQUE, "workspace" BLOB, "bucket" BLOB, "row_version" INTEGER DEFAULT 1, "tombstone" INTEGER DEFAULT 0, "search_doc" INTEGER, "customer" BLOB DEFAULT x'00000000000000000000000000000000', "pains" TEXT DEFAULT '', "responses" TEXT DEFAULT '', "pending" TEXT DEFAULT '', "updated_at" INTEGER, "updated_by" TEXT DEFAULT '' ) STRICT;
CREATE INDEX "progress_card_by_customer" ON "progress_card" ("customer");
CREATE TABLE "consent" ( seq INTEGER PRIMARY KEY, "id" BLOB NOT NULL UNIQUE, "workspace" BLOB, "bucket" BLOB, "row_version" INTEGER DEFAULT 1, "tombstone" INTEGER DEFAULT 0, "search_doc" INTEGER, "customer" BLOB DEFAULT x'00000000000000000000000000000000', "purpose" TEXT DEFAULT '', "state" TEXT DEFAULT 'granted', "standing" INTEGER DEFAULT 0, "at" INTEGER DEFAULT 0, "expires" INTEGER, "source" TEXT DEFAULT '' ) STRICT;
CREATE INDEX "consent_by_customer" ON "consent" ("customer");
CREATE TABLE "product_demand" ( seq INTEGER PRIMARY KEY, "id" BLOB NOT NULL UNIQUE, "workspace" BLOB, "bucket" BLOB, "row_version" INTEGER DEFAULT 1, "tombstone" INTEGER DEFAULT 0, "search_doc" INTEGER, "key" TEXT DEFAULT '', "title_zh" TEXT DEFAULT '', "title_en" TEXT DEFAULT '', "threshold" INTEGER DEFAULT 0, "customers" TEXT, "reached_at" INTEGER ) STRICT;
CREATE INDEX "product_demand_by_key" ON "product_demand" ("key");
CREATE TABLE "knowledge_article" ( seq INTEGER PRIMARY KEY, "id" BLOB NOT NULL UNIQUE, "workspace" BLOB, "bucket" BLOB, "row_version" INTEGER DEFAULT 1, "tombstone" INTEGER DEFAULT 0, "search_doc" INTEGER, "key" TEXT DEFAULT '', "title_zh" TEXT DEFAULT '', "title_en" TEXT DEFAULT '', "text_zh" TEXT DEFAULT '', "text_en" TEXT DEFAULT '', "kinds" TEXT, "owner" TEXT DEFAULT '', "updated_on" INTEGER, "expires" INTEGER ) STRICT;
CREATE INDEX "knowledge_article_by_key" ON "knowledge_article" ("key");
CREATE TABLE "case_record" ( seq INTEGER PRIMARY KEY, "id" BLOB NOT NULL UNIQUE, "workspace" BLOB, "bucket" BLOB, "row_version" INTEGER DEFAULT 1, "tombstone" INTEGER DEFAULT 0, "search_doc" INTEGER, "key" TEXT DEFAULT '', "label" TEXT DEFAULT '', "industry" TEXT DEFAULT '', "stage" TEXT DEFAULT '', "kinds" TEXT, "situation_zh" TEXT DEFAULT '', "situation_en" TEXT DEFAULT '', "done_zh" TEXT DEFAULT '', "done_en" TEXT DEFAULT '', "outcome" TEXT DEFAULT '', "result_zh" TEXT DEFAULT '', "result_en" TEXT DEFAULT '', "days" INTEGER DEFAULT 0 ) STRICT;
CREATE INDEX "case_record_by_key" ON "case_record" ("key");
CREATE TABLE "field_mapping" ( seq INTEGER PRIMARY KEY, "id" BLOB NOT NULL UNIQUE, "workspace" BLOB, "bucket" BLOB, "row_version" INTEGER DEFAULT 1, "tombstone" INTEGER DEFAULT 0, "search_doc" INTEGER, "signature" TEXT DEFAULT '', "collection" TEXT DEFAULT '', "name" TEXT DEFAULT '', "columns" TEXT ) STRICT;
CREATE INDEX "field_mapping_by_signature" ON "field_mapping" ("signature");
CREATE TABLE "import_run" ( seq INTEGER PRIMARY KEY, "id" BLOB NOT NULL UNIQUE, "workspace" BLOB, "bucket" BLOB, "row_version" INTEGER DEFAULT 1, "tombstone" INTEGER DEFAULT 0, "search_doc" INTEGER, "file" TEXT DEFAULT '', "collection" TEXT DEFAULT '', "state" TEXT DEFAULT 'running', "added" INTEGER DEFAULT 0, "updated" INTEGER DEFAULT 0, "unchanged" INTEGER DEFAULT 0, "refused" INTEGER DEFAULT 0, "started_at" INTEGER DEFAULT 0, "finished_at" INTEGER, "actor" TEXT DEFAULT '' ) STRICT;
CREATE TABLE "field_definition" ( seq INTEGER PRIMARY KEY, "id" BLOB NOT NULL UNIQUE, "workspace" BLOB, "bucket" BLOB, "row_version" INTEGER DEFAULT 1, "tombstone" INTEGER DEFAULT 0, "search_doc" INTEGER, "collection" TEXT DEFAULT '', "name" TEXT DEFAULT '', "label_zh" TEXT DEFAULT '', "label_en" TEXT DEFAULT '', "type" TEXT DEFAULT '' ) STRICT;
CREATE INDEX "field_definition_by_collection" ON "field_definition" ("collection");
PRAGMA application_id = 1397313089;
PRAGMA user_version = 1;
INSERT INTO search(search, rank) VALUES('secure-delete', 1);
INSERT INTO search(search, rank) VALUES('hashsize', 8388608);
INSERT INTO meta ("key", "value") VALUES ('commits', 2);
INSERT INTO meta ("key", "value") VALUES ('search_shape', 'tokens 1
customer.name
customer.name_en
customer.remark
contact.name
opportunity.name
opportunity.product
opportunity.remark
interaction.title
interaction.text
task.title_zh
promise.text
progress_card.pains
progress_card.responses
progress_card.pending
knowledge_article.title_zh
knowledge_article.title_en
knowledge_article.text_zh
knowledge_article.text_en
');
INSERT INTO meta ("key", "value") VALUES ('workspace', x'019cabcf10407a91a7ec8e65a18debbe');
INSERT INTO schema_step ("number", "from_version", "to_version", "description", "at") VALUES (1, 0, 1, 'first schema: outbox, history, queues, settings, full-text index', 1772409000000);
INSERT INTO schema_step ("number", "from_version", "to_version", "description", "at") VALUES (2, 1, 1, 'add workspace, region, user, customer, contact, opportunity, interaction, signal, fact, data_source, rule, strategy, warning, decision, task, promise, progress_card, consent, product_demand, knowledge_article, case_record, field_mapping, import_run, field_definition', 1772409000000);
INSERT INTO outbox ("seq", "mutation", "name", "arguments", "base", "gesture", "actor", "actor_name", "state", "created") VALUES (1, x'1ce4ae4c73e4572faf517faef1e080e8', 'customer.edit@1', '{"fields":{"city":"苏州"},"id":"2171df67-7e79-527f-8f91-a9863006a822"}', '{}', '', x'32bca87346065acb82d945896c78486b', '陈经理', 0, 1772409000000);
INSERT INTO history ("seq", "mutation", "gesture", "name", "label", "label_arguments", "actor", "at", "listed", "local", "undoes", "undone_by", "writes") VALUES (1, x'1ce4ae4c73e4572faf517faef1e080e8', '', 'customer.edit@1', 'undo.customer_edit', '{"customer":"云帆机械"}', '陈经理', 1772409000000, 1, 0, NULL, NULL, x'010108637573746f6d657210046e616d65076e616d655f656e08696e64757374727906726567696f6e046369747905737461727309656d706c6f796565730e616e6e75616c5f726576656e75650863757272656e6379056f776e65720573696e6365047461677307776562736974650e706172656e745f636f6d70616e790672656d61726b0c65787465726e616c5f6b65790111002171df677e79527f8f91a9863006a8220201107b22e69cbae5ba8ae695b0223a31327d030ce4ba91e5b886e69cbae6a2b00300030d6d616e75666163747572696e67040000000000000000000000000000000003000301410180050003000300000003000300030ce695b0e68ea7e69cbae5ba8a0300');
INSERT INTO dirty_customer ("position", "customer") VALUES (1, x'2171df677e79527f8f91a9863006a822');
INSERT INTO unread_interaction ("row_seq") VALUES (1);
INSERT INTO setting ("key", "value") VALUES ('theme', 'dark');
INSERT INTO search_slot ("slot", "collection") VALUES (1, 'workspace');
INSERT INTO search_slot ("slot", "collection") VALUES (2, 'region');
INSERT INTO search_slot ("slot", "collection") VALUES (3, 'user');
INSERT INTO search_slot ("slot", "collection") VALUES (4, 'customer');
INSERT INTO search_slot ("slot", "collection") VALUES (5, 'contact');
INSERT INTO search_slot ("slot", "collection") VALUES (6, 'opportunity');
INSERT INTO search_slot ("slot", "collection") VALUES (7, 'interaction');
INSERT INTO search_slot ("slot", "collection") VALUES (8, 'signal');
INSERT INTO search_slot ("slot", "collection") VALUES (9, 'fact');
INSERT INTO search_slot ("slot", "collection") VALUES (10, 'data_source');
INSERT INTO search_slot ("slot", "collection") VALUES (11, 'rule');
INSERT INTO search_slot ("slot", "collection") VALUES (12, 'strategy');
INSERT INTO search_slot ("slot", "collection") VALUES (13, 'warning');
INSERT INTO search_slot ("slot", "collection") VALUES (14, 'decision');
INSERT INTO search_slot ("slot", "collection") VALUES (15, 'task');
INSERT INTO search_slot ("slot", "collection") VALUES (16, 'promise');
INSERT INTO search_slot ("slot", "collection") VALUES (17, 'progress_card');
INSERT INTO search_slot ("slot", "collection") VALUES (18, 'consent');
INSERT INTO search_slot ("slot", "collection") VALUES (19, 'product_demand');
INSERT INTO search_slot ("slot", "collection") VALUES (20, 'knowledge_article');
INSERT INTO search_slot ("slot", "collection") VALUES (21, 'case_record');
INSERT INTO search_slot ("slot", "collection") VALUES (22, 'field_mapping');
INSERT INTO search_slot ("slot", "collection") VALUES (23, 'import_run');
INSERT INTO search_slot ("slot", "collection") VALUES (24, 'field_definition');
INSERT INTO search_row ("doc", "slot", "id") VALUES (1, 7, x'319720337670581ea153966046e7f4f7');
INSERT INTO search_row ("doc", "slot", "id") VALUES (51539607553, 4, x'2171df677e79527f8f91a9863006a822');
INSERT INTO customer ("seq", "id", "workspace", "row_version", "tombstone", "search_doc", "name", "industry", "region", "city", "stars", "employees", "remark", "custom") VALUES (1, x'2171df677e79527f8f91a9863006a822', x'019cabcf10407a91a7ec8e65a18debbe', 2, 0, 51539607553, '云帆机械', 'manufacturing', x'00000000000000000000000000000000', '苏州', 'A', 320, '数控机床', '{"机床数":12}');
INSERT INTO interaction ("seq", "id", "workspace", "row_version", "tombstone", "search_doc", "customer", "channel", "occurred_at", "known_at", "text", "external_key") VALUES (1, x'319720337670581ea153966046e7f4f7', x'019cabcf10407a91a7ec8e65a18debbe', 1, 0, 1, x'2171df677e79527f8f91a9863006a822', 'note', 1772400000000, 0, '客户:交付周期能写进合同吗', 'talk');
INSERT INTO search (rowid, words) VALUES (1, '
客户:交付周期能写进合同吗');
INSERT INTO search (rowid, words) VALUES (51539607553, '云帆机械

数控机床');
