-- Events in other orders than that of time, and those of one report apart from the others, each
-- read from its index alone.
CREATE INDEX events_by_reports ON events (article_count, time_key);
CREATE INDEX events_by_unread ON events (unread_count, time_key);
CREATE INDEX single_events ON events (time_key) WHERE article_count = 1;
CREATE INDEX shared_events ON events (time_key) WHERE article_count > 1;

-- What the screen remembers of itself from one time to the next: what is folded, say.
CREATE TABLE screen_memory (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL        -- JSON
) STRICT, WITHOUT ROWID;
