-- SPDX-License-Identifier: Apache-2.0
-- What experts can answer, what series and cases want of it, who is asked, and who comes.

CREATE TABLE competence (
  id       TEXT PRIMARY KEY,
  name_fi  TEXT NOT NULL,
  name_sv  TEXT NOT NULL,
  name_en  TEXT NOT NULL,
  position INTEGER NOT NULL,
  retired  INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT, WITHOUT ROWID;

INSERT INTO competence (id, name_fi, name_sv, name_en, position, retired) VALUES
  ('kela', 'Kela-asiantuntija', 'FPA-expert', 'Kela benefits', 1, 0),
  ('b-statement', 'B-lausunnon lääkäri', 'Läkare för B-utlåtande', 'Doctor for a B statement', 2, 0),
  ('social-work', 'Sosiaalityö', 'Socialt arbete', 'Social work', 3, 0),
  ('mental-health', 'Päihde- ja mielenterveyspalvelut', 'Missbruks- och mentalvårdstjänster',
   'Mental health and substance use services', 4, 0),
  ('employment', 'Työllisyyspalvelut', 'Sysselsättningstjänster', 'Employment services', 5, 0),
  ('rehabilitation', 'Kuntoutus', 'Rehabilitering', 'Rehabilitation', 6, 0),
  ('debt', 'Talous- ja velkaneuvonta', 'Ekonomi- och skuldrådgivning', 'Financial and debt counselling', 7, 0);

CREATE TABLE person_competence (
  person     TEXT NOT NULL REFERENCES person(id),
  competence TEXT NOT NULL REFERENCES competence(id),
  PRIMARY KEY (person, competence)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_competence_competence ON person_competence(competence);

-- `wanted` 0: only where a case asks for it, and then one.
CREATE TABLE series_need (
  series     TEXT NOT NULL REFERENCES series(id),
  competence TEXT NOT NULL REFERENCES competence(id),
  wanted     INTEGER NOT NULL CHECK (wanted >= 0),
  asking     TEXT NOT NULL CHECK (asking IN ('one_at_a_time', 'all_at_once')),
  answer_min INTEGER NOT NULL CHECK (answer_min > 0),
  PRIMARY KEY (series, competence)
) STRICT, WITHOUT ROWID;
CREATE INDEX series_need_competence ON series_need(competence);

CREATE TABLE case_competence (
  subject    TEXT NOT NULL REFERENCES case_file(id),
  competence TEXT NOT NULL REFERENCES competence(id),
  PRIMARY KEY (subject, competence)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_competence_competence ON case_competence(competence);

-- Both days included.
CREATE TABLE absence (
  id        TEXT PRIMARY KEY,
  person    TEXT NOT NULL REFERENCES person(id),
  first_day TEXT NOT NULL,
  last_day  TEXT NOT NULL CHECK (last_day >= first_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX absence_person ON absence(person, first_day);

-- Who comes, as they said, and who was there. A window is in minutes from the start of the hour.
CREATE TABLE attendance (
  occurrence TEXT NOT NULL REFERENCES occurrence(id),
  person     TEXT NOT NULL REFERENCES person(id),
  answer     TEXT NOT NULL CHECK (answer IN ('awaited', 'accepted', 'partly', 'declined', 'substituted', 'withdrawn')),
  from_min   INTEGER,
  until_min  INTEGER CHECK (until_min > from_min),
  substitute TEXT REFERENCES person(id),
  present    INTEGER NOT NULL CHECK (present IN (0, 1)),
  PRIMARY KEY (occurrence, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_person ON attendance(person);
CREATE INDEX attendance_substitute ON attendance(substitute) WHERE substitute IS NOT NULL;

-- `turn_of`: whose turn of the rota it is; another than `person` where that one names a substitute. `competence` is
-- NULL for somebody who stands in for a core member or leads the hour. Of the link in the mail only a hash is kept.
CREATE TABLE expert_request (
  id          TEXT PRIMARY KEY,
  occurrence  TEXT NOT NULL REFERENCES occurrence(id),
  competence  TEXT REFERENCES competence(id),
  task        TEXT NOT NULL CHECK (task IN ('answer', 'stand_in', 'lead')),
  person      TEXT NOT NULL REFERENCES person(id),
  turn_of     TEXT NOT NULL REFERENCES person(id),
  asked_s     INTEGER NOT NULL,
  answer_by_s INTEGER NOT NULL,
  answer      TEXT NOT NULL CHECK (answer IN ('awaited', 'accepted', 'partly', 'declined', 'substituted', 'withdrawn')),
  from_min    INTEGER,
  until_min   INTEGER CHECK (until_min > from_min),
  substitute  TEXT REFERENCES person(id),
  token_hash  TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;
CREATE INDEX expert_request_occurrence ON expert_request(occurrence, asked_s, id);
CREATE INDEX expert_request_competence ON expert_request(competence) WHERE competence IS NOT NULL;
CREATE INDEX expert_request_person ON expert_request(person, asked_s);
CREATE INDEX expert_request_turn ON expert_request(turn_of);
CREATE INDEX expert_request_substitute ON expert_request(substitute) WHERE substitute IS NOT NULL;

-- What an hour lacks and who was told of it, once: a competence's id, or 'lead' where nobody leads it.
CREATE TABLE shortfall (
  occurrence TEXT NOT NULL REFERENCES occurrence(id),
  subject    TEXT NOT NULL,
  told_s     INTEGER NOT NULL,
  PRIMARY KEY (occurrence, subject)
) STRICT, WITHOUT ROWID;

-- What a presenter chose where a wanted competence stays away.
CREATE TABLE shortfall_choice (
  booking  TEXT PRIMARY KEY REFERENCES booking(id),
  choice   TEXT NOT NULL CHECK (choice IN ('go_ahead', 'written'))
) STRICT, WITHOUT ROWID;
