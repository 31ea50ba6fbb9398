-- What the log says of one thing: the last version that the public saw of what it sees no more.
CREATE INDEX "change_target_idx" ON "change" ("target_id", "version");
