-- Writing: who made each version of an article, what it was before, the log of every change, keys of requests that may be
-- sent twice, and tokens that show a draft.

CREATE TYPE "actor" AS ENUM ('key', 'import', 'schedule', 'merge');

-- Of the present version. What was imported before this was recorded has no id.
ALTER TABLE "article" ADD COLUMN "changed_by" "actor" NOT NULL DEFAULT 'import';
ALTER TABLE "article" ADD COLUMN "changed_by_id" UUID;
ALTER TABLE "article" ALTER COLUMN "changed_by" DROP DEFAULT;
CREATE INDEX "article_due_idx" ON "article" ("published_at") WHERE "status" = 'scheduled';

-- Published articles have an index of their external ids already: what is asked for by source and id may be neither.
CREATE INDEX "article_unpublished_external_id_idx" ON "article" ("external_id") WHERE "status" <> 'published' AND "external_id" IS NOT NULL;

CREATE TABLE "revision" (
    "article_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "changed_by" "actor" NOT NULL,
    "changed_by_id" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL,
    "article" JSON NOT NULL,
    CONSTRAINT "revision_pkey" PRIMARY KEY ("article_id", "version"),
    CONSTRAINT "revision_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "revision_replaced_idx" ON "revision" ("replaced_at");

-- A category that moved in the tree: what is filed under it, or beneath, is to be filed under other ancestors.
ALTER TABLE "category" ADD COLUMN "is_refiling" BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX "category_refiling_idx" ON "category" ("id") WHERE "is_refiling";

-- A sequence is not the order of commits: the log is read in the order of transactions, below the oldest that is open.
-- Transaction ids begin anew where a dump is restored: then a new incarnation begins.
CREATE TABLE "change" (
    "incarnation" INTEGER NOT NULL,
    "xid" BIGINT NOT NULL,
    "seq" BIGINT GENERATED ALWAYS AS IDENTITY NOT NULL,
    "type" TEXT COLLATE "C" NOT NULL,
    "target_id" UUID NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "public" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "change_pkey" PRIMARY KEY ("incarnation", "xid", "seq"),
    CONSTRAINT "change_type_check" CHECK ("type" IN ('article', 'category', 'tag', 'source'))
);
CREATE INDEX "change_public_idx" ON "change" ("incarnation", "xid", "seq") WHERE "public";
-- What the log says of one thing: the last version that the public saw of what it sees no more.
CREATE INDEX "change_target_idx" ON "change" ("target_id", "version");

CREATE TABLE "change_incarnation" (
    "id" INTEGER NOT NULL,
    "system_identifier" TEXT COLLATE "C" NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    CONSTRAINT "change_incarnation_pkey" PRIMARY KEY ("id")
);
INSERT INTO "change_incarnation" ("id", "system_identifier") SELECT 1, system_identifier::text FROM pg_control_system();

-- Up to where entries were removed because they are old: of those that the public is told, and of all.
CREATE TABLE "change_horizon" (
    "public" BOOLEAN NOT NULL,
    "incarnation" INTEGER NOT NULL DEFAULT 0,
    "xid" BIGINT NOT NULL DEFAULT 0,
    "seq" BIGINT NOT NULL DEFAULT 0,
    CONSTRAINT "change_horizon_pkey" PRIMARY KEY ("public")
);
INSERT INTO "change_horizon" ("public") VALUES (true), (false);

-- Tokens of the log are encrypted by it. gen_random_uuid draws from the system's source of randomness and needs no extension:
-- 122 bits of its 16 bytes are random.
CREATE TABLE "change_secret" (
    "secret" BYTEA NOT NULL,
    CONSTRAINT "change_secret_pkey" PRIMARY KEY ("secret")
);
INSERT INTO "change_secret" SELECT uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());

CREATE TABLE "idempotency_key" (
    "digest" BYTEA NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "status" SMALLINT NOT NULL,
    "headers" JSON NOT NULL,
    "body" BYTEA,
    "target_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("digest")
);
CREATE INDEX "idempotency_key_created_idx" ON "idempotency_key" ("created_at");

ALTER TABLE "import" ADD COLUMN "idempotency_digest" BYTEA;
CREATE UNIQUE INDEX "import_idempotency_key" ON "import" ("idempotency_digest") WHERE "idempotency_digest" IS NOT NULL;

CREATE TABLE "preview_token" (
    "digest" BYTEA NOT NULL,
    "article_id" UUID NOT NULL,
    "key_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    CONSTRAINT "preview_token_pkey" PRIMARY KEY ("digest"),
    CONSTRAINT "preview_token_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "preview_token_article_idx" ON "preview_token" ("article_id");
CREATE INDEX "preview_token_expires_idx" ON "preview_token" ("expires_at");
