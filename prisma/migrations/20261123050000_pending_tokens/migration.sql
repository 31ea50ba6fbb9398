-- New tokens wait in the index's list of pending entries until they are moved into the index proper: by the server, in the
-- background, every second. Whoever finds the list full moves them himself and lets his writer wait: with 4 MB, the default, that
-- was every two hundredth article.

ALTER INDEX "article_search_tokens_idx" SET (gin_pending_list_limit = 16384);
