-- SPDX-License-Identifier: Apache-2.0
-- Series are edited on pages: what a series is called, from when its settings hold, whether it rests, its own days.

ALTER TABLE series ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE series ADD COLUMN effective_day TEXT;
ALTER TABLE series ADD COLUMN standing TEXT NOT NULL DEFAULT 'running' CHECK (standing IN ('running', 'paused'));

-- `closes_min` is the closing time of a half day; NULL: closed all day.
CREATE TABLE series_day (
  series     TEXT NOT NULL REFERENCES series(id),
  day        TEXT NOT NULL,
  closes_min INTEGER,
  PRIMARY KEY (series, day)
) STRICT, WITHOUT ROWID;

ALTER TABLE occurrence ADD COLUMN times TEXT NOT NULL DEFAULT 'rule' CHECK (times IN ('rule', 'own'));
ALTER TABLE occurrence ADD COLUMN waiting_change TEXT NOT NULL DEFAULT 'none'
  CHECK (waiting_change IN ('none', 'move', 'drop'));
ALTER TABLE occurrence ADD COLUMN topic TEXT NOT NULL DEFAULT '';
-- The address that invited to the hour, where the series has another one since.
ALTER TABLE occurrence ADD COLUMN organiser TEXT NOT NULL DEFAULT '';
-- Which edit of the series took the hour away; `cause` is then 'person', since its list is closed.
ALTER TABLE occurrence ADD COLUMN series_act TEXT NOT NULL DEFAULT 'none'
  CHECK (series_act IN ('none', 'changed', 'paused', 'ended'));
