-- Events as the reader has them: muted queries, quick ways to what is followed, regrouping.

CREATE TABLE muted_queries (
    query TEXT PRIMARY KEY,
    muted_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX followed_events ON event_state (event_id) WHERE followed_at IS NOT NULL;
CREATE INDEX muted_events ON event_state (event_id) WHERE muted_at IS NOT NULL;
CREATE INDEX constraints_by_other ON event_constraints (other_id);

-- A regrouping that is under way: nothing of it is shown before it is whole.
CREATE TABLE regrouped (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    event_id INTEGER NOT NULL,   -- a number of the regrouping's own, as are those in the reason
    score REAL NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX articles_of_regrouped ON regrouped (event_id, article_id);
