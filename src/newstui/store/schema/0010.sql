-- The last article with which events have been looked at again, to split and merge them; one row.
-- What came before this step stays as it is until it grows, or is regrouped.
CREATE TABLE repair_progress (
    article_id INTEGER NOT NULL
) STRICT;
INSERT INTO repair_progress (article_id) SELECT coalesce(max(id), 0) FROM articles;
