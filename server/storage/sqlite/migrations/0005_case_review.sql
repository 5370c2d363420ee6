-- SPDX-License-Identifier: Apache-2.0
-- A second pair of eyes: whether a case was checked before the hour, and what was said when it was returned.

-- Erased with the text that it speaks of, and when the case is sent again or approved. The padding keeps it off the
-- pages of the tree, as that of case_text does.
CREATE TABLE review_comment (
  key     TEXT PRIMARY KEY,
  padding BLOB NOT NULL CHECK (length(padding) = 1024),
  comment TEXT NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE case_file ADD COLUMN review TEXT NOT NULL DEFAULT 'not_needed'
  CHECK (review IN ('not_needed', 'awaiting', 'returned', 'approved'));
ALTER TABLE case_file ADD COLUMN comment_key TEXT REFERENCES review_comment(key);
CREATE UNIQUE INDEX case_file_comment ON case_file(comment_key) WHERE comment_key IS NOT NULL;
