-- Index keys by stretches of time (60 days, counted from 1970): articles that come in order of time
-- are written and looked up within one small part of the index, however large the whole is.
-- Undated articles stand in a stretch of their own.
CREATE TABLE keys_by_stretch (
    stretch INTEGER NOT NULL,
    key INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    PRIMARY KEY (stretch, key, article_id)
) STRICT, WITHOUT ROWID;
INSERT INTO keys_by_stretch (stretch, key, article_id, at)
    SELECT CASE WHEN at = -4611686018427387904 THEN at
        ELSE (at - ((at % 5184000) + 5184000) % 5184000) / 5184000 END, key, article_id, at
    FROM article_keys;
DROP TABLE article_keys;
ALTER TABLE keys_by_stretch RENAME TO article_keys;
CREATE INDEX keys_of_article ON article_keys (article_id);
