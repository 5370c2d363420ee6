-- SPDX-License-Identifier: Apache-2.0
-- A case may wait for a place, be urgent, follow an earlier one, and name its presenter before the hour. SQLite cannot
-- change the CHECKs of a table, so it is made anew.
CREATE TABLE booking_made_anew (
  id              TEXT PRIMARY KEY,
  occurrence      TEXT NOT NULL REFERENCES occurrence(id),
  -- 0 while the case waits, and afterwards when it never got a place.
  place           INTEGER NOT NULL CHECK (place >= (state IN ('booked', 'discussed'))),
  subject         TEXT NOT NULL REFERENCES case_file(id),
  presenter       TEXT NOT NULL REFERENCES person(id),
  state           TEXT NOT NULL CHECK (state IN ('booked', 'waiting', 'withdrawn', 'moved', 'not_reached',
                                                 'discussed')),
  booked_s        INTEGER NOT NULL,
  moves           INTEGER NOT NULL,
  offer           TEXT NOT NULL CHECK (offer IN ('none', 'awaiting', 'accepted')),
  urgent_because  TEXT NOT NULL CHECK (urgent_because IN ('not_urgent', 'deadline_before_next_hour',
                                                          'situation_worsens', 'children_concerned',
                                                          'decision_blocked')),
  follow_up_of    TEXT REFERENCES case_file(id),
  shows_presenter INTEGER NOT NULL CHECK (shows_presenter IN (0, 1)),
  wait_rank       TEXT CHECK (wait_rank IN ('moved_here', 'urgent', 'ordinary')),
  waiting_since_s INTEGER,
  wait_offer      TEXT CHECK (wait_offer IN ('none', 'open', 'passed')),
  offer_ends_s    INTEGER,
  CHECK (state <> 'waiting' OR (place = 0 AND wait_rank IS NOT NULL)),
  CHECK ((wait_rank IS NULL) = (waiting_since_s IS NULL)),
  CHECK ((wait_rank IS NULL) = (wait_offer IS NULL)),
  CHECK ((wait_rank IS NULL) = (offer_ends_s IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO booking_made_anew
  SELECT id, occurrence, place, subject, presenter, state, booked_s, moves, offer, 'not_urgent', NULL, 0, NULL, NULL,
         NULL, NULL
  FROM booking;
DROP TABLE booking;
ALTER TABLE booking_made_anew RENAME TO booking;
-- Decides every race for a place.
CREATE UNIQUE INDEX booking_place ON booking(occurrence, place) WHERE state = 'booked';
CREATE INDEX booking_occurrence ON booking(occurrence, booked_s, id);
CREATE INDEX booking_presenter ON booking(presenter, booked_s, id);
CREATE INDEX booking_subject ON booking(subject);
CREATE INDEX booking_follow_up ON booking(follow_up_of) WHERE follow_up_of IS NOT NULL;

-- Who wants to be told of hours that have no case yet, series by series; the token ends it without signing in.
CREATE TABLE nudge_wish (
  person TEXT NOT NULL REFERENCES person(id),
  series TEXT NOT NULL REFERENCES series(id),
  token  TEXT NOT NULL UNIQUE,
  PRIMARY KEY (person, series)
) STRICT, WITHOUT ROWID;
CREATE INDEX nudge_wish_series ON nudge_wish(series);

-- What was said ahead of a decision, once per hour and reinstatement.
CREATE TABLE notice_given (
  occurrence     TEXT NOT NULL REFERENCES occurrence(id),
  reinstatements INTEGER NOT NULL,
  notice         TEXT NOT NULL CHECK (notice IN ('nudge', 'too_few_cases', 'returned_cases')),
  PRIMARY KEY (occurrence, reinstatements, notice)
) STRICT, WITHOUT ROWID;
