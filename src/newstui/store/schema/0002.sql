-- Corrections for whole sources, what corrections hide, and which versions made what is derived.

CREATE TABLE source_rules (
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('country', 'topic', 'from')),
    value TEXT NOT NULL,       -- for 'from' the country that the source reports from
    present INTEGER NOT NULL,  -- 1: all its articles have it, 0: none of them
    made_at INTEGER NOT NULL,
    PRIMARY KEY (source_id, kind, value)
) STRICT, WITHOUT ROWID;

-- What was found in an article and a correction hides: back when the correction is undone.
CREATE TABLE overruled (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('country', 'topic', 'date')),
    value TEXT NOT NULL,       -- a code; for 'date' ISO 8601, empty for an unknown one
    score REAL NOT NULL,
    evidence TEXT NOT NULL,
    method INTEGER NOT NULL,
    PRIMARY KEY (article_id, kind, value)
) STRICT, WITHOUT ROWID;

-- Articles stored before this step count as made by versions older than any.
ALTER TABLE article_texts ADD COLUMN tagger_version INTEGER NOT NULL DEFAULT 0;
CREATE INDEX texts_by_version ON article_texts (cleaner_version, tagger_version);

CREATE INDEX sources_by_country ON sources (country) WHERE country IS NOT NULL;
