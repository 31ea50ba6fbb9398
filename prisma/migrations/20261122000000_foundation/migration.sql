-- The foundation: articles with their originals, categories, tags, sources, aliases, imports, keys.
-- Every text that is ordered or unique is COLLATE "C": foreign servers' locales must change no order and no key.

CREATE TYPE "article_status" AS ENUM ('draft', 'scheduled', 'published', 'archived', 'deleted');
CREATE TYPE "writer" AS ENUM ('import', 'editor');
CREATE TYPE "import_state" AS ENUM ('receiving', 'queued', 'running', 'completed', 'failed', 'cancelled');
CREATE TYPE "item_outcome" AS ENUM ('created', 'updated', 'unchanged', 'skipped', 'failed');

CREATE TABLE "original" (
    "id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "original_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "category" (
    "id" UUID NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "parent_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "article_count" INTEGER NOT NULL DEFAULT 0,
    "first_published_at" TIMESTAMPTZ(3),
    "last_published_at" TIMESTAMPTZ(3),
    "visible" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "category_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "category_count_check" CHECK ("article_count" >= 0)
);
CREATE UNIQUE INDEX "category_slug_key" ON "category" ("slug");
CREATE INDEX "category_name_idx" ON "category" ("name", "id");
CREATE INDEX "category_count_idx" ON "category" ("article_count", "id");
CREATE INDEX "category_parent_idx" ON "category" ("parent_id");
ALTER TABLE "category" ADD CONSTRAINT "category_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "category" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "tag" (
    "id" UUID NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "article_count" INTEGER NOT NULL DEFAULT 0,
    "first_published_at" TIMESTAMPTZ(3),
    "last_published_at" TIMESTAMPTZ(3),
    "visible" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "tag_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "tag_count_check" CHECK ("article_count" >= 0)
);
CREATE UNIQUE INDEX "tag_slug_key" ON "tag" ("slug");
CREATE INDEX "tag_name_idx" ON "tag" ("name", "id");
CREATE INDEX "tag_count_idx" ON "tag" ("article_count", "id");

CREATE TABLE "source" (
    "id" UUID NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "homepage" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "article_count" INTEGER NOT NULL DEFAULT 0,
    "first_published_at" TIMESTAMPTZ(3),
    "last_published_at" TIMESTAMPTZ(3),
    "visible" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "source_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "source_count_check" CHECK ("article_count" >= 0)
);
CREATE UNIQUE INDEX "source_slug_key" ON "source" ("slug");
CREATE INDEX "source_name_idx" ON "source" ("name", "id");
CREATE INDEX "source_count_idx" ON "source" ("article_count", "id");

CREATE TABLE "article" (
    "id" UUID NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "permalink" TEXT COLLATE "C",
    "title" TEXT COLLATE "C" NOT NULL,
    "summary" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "html_policy" SMALLINT NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT COLLATE "C",
    "status" "article_status" NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "sort_at" TIMESTAMPTZ(3) NOT NULL,
    "byline" TEXT,
    "image_url" TEXT,
    "image_alt" TEXT,
    "word_count" INTEGER NOT NULL,
    "reading_time_minutes" INTEGER NOT NULL,
    "source_id" UUID,
    "source_url" TEXT COLLATE "C",
    "external_id" TEXT COLLATE "C",
    "issuer" TEXT COLLATE "C",
    "attribution" TEXT,
    "extra" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "content_hash" BYTEA NOT NULL,
    "written_by" "writer" NOT NULL,
    "ever_public" BOOLEAN NOT NULL,
    "original_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    CONSTRAINT "article_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "article_sort_check" CHECK ("sort_at" = coalesce("published_at", "created_at")),
    CONSTRAINT "article_published_check" CHECK ("status" NOT IN ('published', 'scheduled') OR "published_at" IS NOT NULL),
    CONSTRAINT "article_public_check" CHECK ("status" <> 'published' OR "ever_public"),
    CONSTRAINT "article_deleted_check" CHECK (("status" = 'deleted') = ("deleted_at" IS NOT NULL)),
    CONSTRAINT "article_issuer_check" CHECK (("external_id" IS NULL) = ("issuer" IS NULL))
);

-- A tombstone keeps its origin, by which an import knows it again, but not its slug and permalink.
CREATE UNIQUE INDEX "article_slug_key" ON "article" ("slug") WHERE "status" <> 'deleted';
CREATE UNIQUE INDEX "article_permalink_key" ON "article" ("permalink") WHERE "permalink" IS NOT NULL AND "status" <> 'deleted';
CREATE UNIQUE INDEX "article_external_id_key" ON "article" ("issuer", "external_id") WHERE "external_id" IS NOT NULL;
CREATE UNIQUE INDEX "article_source_url_key" ON "article" ("source_url") WHERE "source_url" IS NOT NULL;

-- The public lists: each is a range of one index.
CREATE INDEX "article_public_idx" ON "article" ("sort_at", "id") WHERE "status" = 'published';
CREATE INDEX "article_public_updated_idx" ON "article" ("updated_at", "id") WHERE "status" = 'published';
CREATE INDEX "article_public_title_idx" ON "article" ("title", "id") WHERE "status" = 'published';
CREATE INDEX "article_public_language_idx" ON "article" ("language", "sort_at", "id") WHERE "status" = 'published';
-- Lists of an external id without its issuer.
CREATE INDEX "article_public_external_id_idx" ON "article" ("external_id") WHERE "status" = 'published' AND "external_id" IS NOT NULL;
-- What editors list: few rows beside the published ones.
CREATE INDEX "article_unpublished_idx" ON "article" ("status", "sort_at", "id") WHERE "status" <> 'published';
CREATE INDEX "article_source_idx" ON "article" ("source_id", "status", "sort_at", "id");
CREATE INDEX "article_original_idx" ON "article" ("original_id");
ALTER TABLE "article" ADD CONSTRAINT "article_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "article" ADD CONSTRAINT "article_original_id_fkey" FOREIGN KEY ("original_id") REFERENCES "original" ("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "article_category" (
    "article_id" UUID NOT NULL,
    "category_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "direct" BOOLEAN NOT NULL,
    "public" BOOLEAN NOT NULL,
    "sort_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "article_category_pkey" PRIMARY KEY ("article_id", "category_id")
);
CREATE INDEX "article_category_list_idx" ON "article_category" ("category_id", "public", "sort_at", "article_id");
ALTER TABLE "article_category" ADD CONSTRAINT "article_category_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "article_category" ADD CONSTRAINT "article_category_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "article_tag" (
    "article_id" UUID NOT NULL,
    "tag_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "public" BOOLEAN NOT NULL,
    "sort_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "article_tag_pkey" PRIMARY KEY ("article_id", "tag_id")
);
CREATE INDEX "article_tag_list_idx" ON "article_tag" ("tag_id", "public", "sort_at", "article_id");
ALTER TABLE "article_tag" ADD CONSTRAINT "article_tag_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "article_tag" ADD CONSTRAINT "article_tag_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tag" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "alias" (
    "namespace" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "target_type" TEXT COLLATE "C" NOT NULL,
    "target_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "alias_pkey" PRIMARY KEY ("namespace", "key"),
    CONSTRAINT "alias_namespace_check" CHECK ("namespace" = 'path' OR "namespace" = "target_type"),
    CONSTRAINT "alias_type_check" CHECK ("target_type" IN ('article', 'category', 'tag', 'source'))
);
CREATE INDEX "alias_target_idx" ON "alias" ("target_type", "target_id");

CREATE TABLE "import" (
    "id" UUID NOT NULL,
    "state" "import_state" NOT NULL,
    "format" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "dry_run" BOOLEAN NOT NULL,
    "key_id" UUID,
    "seen" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "warnings" INTEGER NOT NULL DEFAULT 0,
    "ignored" INTEGER NOT NULL DEFAULT 0,
    "bytes_received" BIGINT NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "error" JSONB,
    "lease_owner" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "next_ordinal" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    CONSTRAINT "import_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "import_seen_check" CHECK ("seen" = "created" + "updated" + "unchanged" + "skipped" + "failed")
);
-- What a worker looks for: few rows, however many imports there were.
CREATE INDEX "import_open_idx" ON "import" ("id") WHERE "state" IN ('receiving', 'queued', 'running');

CREATE TABLE "import_item" (
    "import_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "line" INTEGER,
    "context" JSONB,
    "original_id" UUID,
    "outcome" "item_outcome",
    "article_id" UUID,
    "warnings" JSONB NOT NULL DEFAULT '[]',
    "error" JSONB,
    CONSTRAINT "import_item_pkey" PRIMARY KEY ("import_id", "ordinal")
);
CREATE INDEX "import_item_outcome_idx" ON "import_item" ("import_id", "outcome", "ordinal");
CREATE INDEX "import_item_original_idx" ON "import_item" ("original_id");
ALTER TABLE "import_item" ADD CONSTRAINT "import_item_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "import_item" ADD CONSTRAINT "import_item_original_id_fkey" FOREIGN KEY ("original_id") REFERENCES "original" ("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);
