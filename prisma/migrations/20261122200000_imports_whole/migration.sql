-- Imports whole: the site that posts come from, what is told of an import as a whole, and dry runs that see themselves.

ALTER TABLE "import"
    ADD COLUMN "site" JSONB,
    ADD COLUMN "warning_list" JSONB NOT NULL DEFAULT '[]',
    ADD COLUMN "failed_tries" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "import_item"
    ADD COLUMN "maybe" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "preview" JSONB;

CREATE TABLE "import_site_file" (
    "import_id" UUID NOT NULL,
    "path" TEXT COLLATE "C" NOT NULL,
    "bytes" BYTEA NOT NULL,
    CONSTRAINT "import_site_file_pkey" PRIMARY KEY ("import_id", "path")
);
ALTER TABLE "import_site_file" ADD CONSTRAINT "import_site_file_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import" ("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "import_term" (
    "import_id" UUID NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "skeleton" TEXT COLLATE "C" NOT NULL,
    CONSTRAINT "import_term_pkey" PRIMARY KEY ("import_id", "kind", "name")
);
ALTER TABLE "import_term" ADD CONSTRAINT "import_term_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import" ("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a dry run would have made so far: an article's identity, as `article` would hold it.
CREATE TABLE "dry_run_article" (
    "import_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "permalink" TEXT COLLATE "C",
    "source_url" TEXT COLLATE "C",
    "external_id" TEXT COLLATE "C",
    "issuer" TEXT COLLATE "C",
    "content_hash" BYTEA NOT NULL,
    "status" "article_status" NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    CONSTRAINT "dry_run_article_pkey" PRIMARY KEY ("import_id", "article_id")
);
CREATE INDEX "dry_run_article_external_idx" ON "dry_run_article" ("import_id", "issuer", "external_id");
CREATE INDEX "dry_run_article_source_url_idx" ON "dry_run_article" ("import_id", "source_url");
CREATE INDEX "dry_run_article_permalink_idx" ON "dry_run_article" ("import_id", "permalink");
CREATE INDEX "dry_run_article_slug_idx" ON "dry_run_article" ("import_id", "slug");
CREATE INDEX "dry_run_article_hash_idx" ON "dry_run_article" ("import_id", "content_hash");
ALTER TABLE "dry_run_article" ADD CONSTRAINT "dry_run_article_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
