-- SPDX-License-Identifier: Apache-2.0
-- Times are whole seconds UTC (_s), lengths and times of day minutes (_min), dates 'YYYY-MM-DD' in the series' zone.
-- Keys are random and tables have no rowid, so that the order of rows on disk tells nothing of the order of writing.

CREATE TABLE organisation (
  id   TEXT PRIMARY KEY,
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE site (
  id           TEXT PRIMARY KEY,
  organisation TEXT NOT NULL REFERENCES organisation(id),
  name         TEXT NOT NULL,
  municipality TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX site_organisation ON site(organisation);

CREATE TABLE person (
  id           TEXT PRIMARY KEY,
  email        TEXT NOT NULL UNIQUE,
  name         TEXT NOT NULL,
  organisation TEXT REFERENCES organisation(id),
  lang         TEXT NOT NULL CHECK (lang IN ('fi', 'sv', 'en')),
  phone        TEXT NOT NULL,
  state        TEXT NOT NULL CHECK (state IN ('unnamed', 'active', 'deactivated')),
  created_s    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX person_organisation ON person(organisation);

CREATE TABLE acknowledgement (
  person  TEXT NOT NULL REFERENCES person(id),
  version INTEGER NOT NULL,
  when_s  INTEGER NOT NULL,
  PRIMARY KEY (person, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE series (
  id                  TEXT PRIMARY KEY,
  site                TEXT NOT NULL REFERENCES site(id),
  organiser_address   TEXT NOT NULL,
  zone                TEXT NOT NULL,
  meeting_link        TEXT NOT NULL,
  review              TEXT NOT NULL CHECK (review IN ('presenter', 'facilitator')),
  version             INTEGER NOT NULL,
  first_day           TEXT NOT NULL,
  last_day            TEXT,
  every_weeks         INTEGER NOT NULL,
  nth_in_month        INTEGER,
  start_min           INTEGER NOT NULL,
  duration_min        INTEGER NOT NULL,
  opening_min         INTEGER NOT NULL,
  closing_min         INTEGER NOT NULL,
  slot_min            INTEGER NOT NULL,
  capacity            INTEGER NOT NULL,
  min_cases           INTEGER NOT NULL,
  cases_per_presenter INTEGER NOT NULL,
  opens_before_d      INTEGER NOT NULL,
  cutoff              TEXT NOT NULL
                      CHECK (cutoff IN ('previous_working_day', 'previous_calendar_day', 'n_working_days')),
  cutoff_working_days INTEGER NOT NULL,
  cutoff_time_min     INTEGER NOT NULL,
  decide_after_min    INTEGER NOT NULL,
  lock_before_min     INTEGER NOT NULL,
  on_holiday          TEXT NOT NULL
                      CHECK (on_holiday IN ('skip', 'previous_working_day', 'next_working_day', 'hold'))
) STRICT, WITHOUT ROWID;
CREATE INDEX series_site ON series(site);

CREATE TABLE series_break (
  series    TEXT NOT NULL REFERENCES series(id),
  position  INTEGER NOT NULL,
  first_day TEXT NOT NULL,
  last_day  TEXT NOT NULL,
  PRIMARY KEY (series, position)
) STRICT, WITHOUT ROWID;

-- A role is per series, per organisation or for the installation; the index makes granting twice impossible.
CREATE TABLE role_grant (
  person       TEXT NOT NULL REFERENCES person(id),
  role         TEXT NOT NULL CHECK (role IN ('owner', 'facilitator', 'deputy', 'core_member', 'on_demand_member',
                                             'administrator')),
  series       TEXT REFERENCES series(id),
  organisation TEXT REFERENCES organisation(id)
) STRICT;
CREATE UNIQUE INDEX role_grant_once ON role_grant(person, role, coalesce(series, ''), coalesce(organisation, ''));
CREATE INDEX role_grant_series ON role_grant(series);
CREATE INDEX role_grant_organisation ON role_grant(organisation);

CREATE TABLE occurrence (
  id              TEXT PRIMARY KEY,
  series          TEXT NOT NULL REFERENCES series(id),
  nominal_day     TEXT NOT NULL,
  day             TEXT NOT NULL,
  state           TEXT NOT NULL CHECK (state IN ('planned', 'open', 'closed', 'confirmed', 'cancelled', 'running',
                                                 'held', 'skipped', 'lapsed', 'archived')),
  opens_s         INTEGER NOT NULL,
  cutoff_s        INTEGER NOT NULL,
  decide_s        INTEGER NOT NULL,
  lock_s          INTEGER NOT NULL,
  remind_s        INTEGER NOT NULL,
  start_s         INTEGER NOT NULL,
  end_s           INTEGER NOT NULL,
  archive_s       INTEGER NOT NULL,
  hold            TEXT NOT NULL CHECK (hold IN ('released', 'held')),
  places          INTEGER NOT NULL,
  min_cases       INTEGER NOT NULL,
  uid             TEXT NOT NULL,
  sequence        INTEGER NOT NULL,
  reinstatements  INTEGER NOT NULL,
  revision        INTEGER NOT NULL,
  cause           TEXT NOT NULL
                  CHECK (cause IN ('none', 'no_cases', 'person', 'last_case_withdrawn', 'holiday', 'in_break')),
  reason          TEXT NOT NULL,
  meeting_link    TEXT NOT NULL,
  current_case    TEXT REFERENCES booking(id),
  question        TEXT NOT NULL CHECK (question IN ('none', 'no_cases_after_lock', 'which_not_reached', 'which_discussed',
                                                    'cases_without_place')),
  decided_s       INTEGER,
  started_s       INTEGER,
  ended_s         INTEGER,
  next_deadline_s INTEGER,
  UNIQUE (series, nominal_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX occurrence_start ON occurrence(start_s, id);
CREATE INDEX occurrence_series_start ON occurrence(series, start_s, id);
CREATE INDEX occurrence_deadline ON occurrence(next_deadline_s, id) WHERE next_deadline_s IS NOT NULL;
CREATE INDEX occurrence_current_case ON occurrence(current_case) WHERE current_case IS NOT NULL;

-- The text of a case stands alone: no time, no person, no booking, and a key of its own.
-- The padding keeps it off the pages of the tree: when these are rebalanced, copies of moved cells stay behind in their
-- free space, where secure_delete does not look. Of a row too long for a page of 4096 bytes at most the first 1002 stay
-- on it, and those are padding; the rest has pages of its own, which secure_delete overwrites.
CREATE TABLE case_text (
  key       TEXT PRIMARY KEY,
  padding   BLOB NOT NULL CHECK (length(padding) = 1024),
  question  TEXT NOT NULL,
  situation TEXT NOT NULL,
  tried     TEXT NOT NULL,
  aims      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE case_file (
  id         TEXT PRIMARY KEY,
  code       TEXT NOT NULL UNIQUE,
  lang       TEXT NOT NULL CHECK (lang IN ('fi', 'sv', 'en')),
  age_band   TEXT NOT NULL,
  visibility TEXT NOT NULL CHECK (visibility IN ('shown', 'hidden', 'removed')),
  version    INTEGER NOT NULL,
  text_key   TEXT UNIQUE REFERENCES case_text(key)
) STRICT, WITHOUT ROWID;

CREATE TABLE booking (
  id         TEXT PRIMARY KEY,
  occurrence TEXT NOT NULL REFERENCES occurrence(id),
  place      INTEGER NOT NULL CHECK (place >= 1),
  subject    TEXT NOT NULL REFERENCES case_file(id),
  presenter  TEXT NOT NULL REFERENCES person(id),
  state      TEXT NOT NULL CHECK (state IN ('booked', 'withdrawn', 'moved', 'not_reached', 'discussed')),
  booked_s   INTEGER NOT NULL,
  moves      INTEGER NOT NULL,
  offer      TEXT NOT NULL CHECK (offer IN ('none', 'awaiting', 'accepted'))
) STRICT, WITHOUT ROWID;
-- Decides every race for a place.
CREATE UNIQUE INDEX booking_place ON booking(occurrence, place) WHERE state = 'booked';
CREATE INDEX booking_occurrence ON booking(occurrence, booked_s, id);
CREATE INDEX booking_presenter ON booking(presenter, booked_s, id);
CREATE INDEX booking_subject ON booking(subject);

CREATE TABLE session (
  id_hash     TEXT PRIMARY KEY,
  person      TEXT NOT NULL REFERENCES person(id),
  created_s   INTEGER NOT NULL,
  last_seen_s INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_person ON session(person);

CREATE TABLE login_request (
  token_hash   TEXT PRIMARY KEY,
  browser_hash TEXT NOT NULL,
  code_hash    TEXT NOT NULL,
  email        TEXT NOT NULL,
  tries        INTEGER NOT NULL,
  requested_s  INTEGER NOT NULL,
  accepted_s   INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX login_request_browser ON login_request(browser_hash, requested_s);
CREATE INDEX login_request_email ON login_request(email, requested_s);

CREATE TABLE api_token (
  token_hash TEXT PRIMARY KEY,
  person     TEXT NOT NULL REFERENCES person(id),
  created_s  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX api_token_person ON api_token(person);

CREATE TABLE remembered_answer (
  key_hash     TEXT NOT NULL,
  actor        TEXT NOT NULL REFERENCES person(id),
  request_hash TEXT NOT NULL,
  result       TEXT NOT NULL,
  expires_s    INTEGER NOT NULL,
  PRIMARY KEY (key_hash, actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX remembered_answer_actor ON remembered_answer(actor);
CREATE INDEX remembered_answer_expires ON remembered_answer(expires_s);

-- `number` is the order of writing: what was told first must leave first, whatever the clock did in between.
CREATE TABLE outbox (
  id            TEXT PRIMARY KEY,
  number        INTEGER NOT NULL UNIQUE,
  dedupe        TEXT NOT NULL UNIQUE,
  kind          TEXT NOT NULL,
  method        TEXT NOT NULL CHECK (method IN ('none', 'request', 'cancel')),
  recipient     TEXT REFERENCES person(id),
  address       TEXT NOT NULL,
  lang          TEXT NOT NULL CHECK (lang IN ('fi', 'sv', 'en')),
  occurrence    TEXT REFERENCES occurrence(id),
  uid           TEXT NOT NULL,
  sequence      INTEGER NOT NULL,
  start_s       INTEGER,
  end_s         INTEGER,
  message_id    TEXT NOT NULL,
  priority      INTEGER NOT NULL,
  created_s     INTEGER NOT NULL,
  deadline_s    INTEGER,
  state         TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'deferred', 'dead', 'expired',
                                               'superseded')),
  attempts      INTEGER NOT NULL,
  next_try_s    INTEGER NOT NULL,
  lease_owner   TEXT NOT NULL,
  lease_until_s INTEGER,
  last_reply    INTEGER NOT NULL,
  accepted_s    INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_unfinished ON outbox(uid, address, number) WHERE state IN ('queued', 'deferred', 'sending');
CREATE INDEX outbox_occurrence ON outbox(occurrence, number);
CREATE INDEX outbox_recipient ON outbox(recipient);
CREATE INDEX outbox_unaccepted ON outbox(kind, created_s) WHERE state NOT IN ('sent', 'superseded');

-- Gone once the mail is sent.
CREATE TABLE outbox_parameter (
  mail  TEXT NOT NULL REFERENCES outbox(id),
  name  TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (mail, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_standing (
  uid        TEXT NOT NULL,
  address    TEXT NOT NULL,
  person     TEXT NOT NULL REFERENCES person(id),
  lang       TEXT NOT NULL CHECK (lang IN ('fi', 'sv', 'en')),
  occurrence TEXT NOT NULL REFERENCES occurrence(id),
  last       TEXT NOT NULL CHECK (last IN ('request', 'cancel')),
  sequence   INTEGER NOT NULL,
  PRIMARY KEY (uid, address)
) STRICT, WITHOUT ROWID;
CREATE INDEX calendar_standing_person ON calendar_standing(person, uid);
CREATE INDEX calendar_standing_occurrence ON calendar_standing(occurrence);

-- `actor` is no foreign key: the chain outlives the person it points at.
CREATE TABLE audit_event (
  number  INTEGER PRIMARY KEY,
  at_s    INTEGER NOT NULL,
  actor   TEXT,
  role    TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('page', 'api', 'timer', 'command')),
  action  TEXT NOT NULL,
  object  TEXT NOT NULL,
  hash    TEXT NOT NULL
) STRICT;
CREATE INDEX audit_event_object ON audit_event(object, action);
CREATE TRIGGER audit_event_not_changed BEFORE UPDATE ON audit_event
  BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_event_not_removed BEFORE DELETE ON audit_event
  BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
