-- The orders of events count outlets before reports, and unread reports up to four for each outlet:
-- one outlet that floods leads no list.
DROP INDEX events_by_reports;
DROP INDEX events_by_unread;
CREATE INDEX events_by_coverage ON events (source_count, article_count, time_key);
CREATE INDEX events_by_new_reports ON events
    (min(unread_count, 4 * source_count), time_key, unread_count, source_count, article_count);
