// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/sqlite_cases.hpp"

#include "server/storage/sqlite/query.hpp"

namespace matala::server {

namespace {

stored_case read_case(query& row) {
  return {.id = row.get<case_id>(),
          .code = row.get<std::string>(),
          .lang = row.get<language>(),
          .text = {row.get<std::string>(), row.get<std::string>(), row.get<std::string>(), row.get<std::string>()},
          .age_band = row.get<std::string>(),
          .visibility = row.get<case_visibility>(),
          .version = row.get<int>(),
          .review = row.get<review_state>(),
          .comment = row.get<std::string>()};
}

std::string_view part(anonymizer::redacted const& text, case_field field) {
  auto const index = static_cast<std::size_t>(field);
  return index < text.fields() ? text.text(index) : std::string_view{};
}

}  // namespace

std::optional<stored_case> sqlite_cases::find(case_id const& id) const {
  return first_row(db_, read_case,
                   "SELECT id, code, lang, coalesce(question, ''), coalesce(situation, ''), coalesce(tried, ''),"
                   " coalesce(aims, ''), age_band, visibility, version, review, coalesce(comment, '')"
                   " FROM case_file LEFT JOIN case_text ON case_text.key = case_file.text_key"
                   " LEFT JOIN review_comment ON review_comment.key = case_file.comment_key WHERE id = ?",
                   id);
}

std::optional<case_id> sqlite_cases::find_by_code(std::string_view code) const {
  return first_row(db_, only_column<case_id>, "SELECT id FROM case_file WHERE code = ?", code);
}

void sqlite_cases::insert(stored_case const& value, anonymizer::redacted const& text) {
  execute(db_,
          "INSERT INTO case_file (id, code, lang, age_band, visibility, version, text_key, review)"
          " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          value.id, value.code, value.lang, value.age_band, value.visibility, value.version, insert_text(text),
          value.review);
}

void sqlite_cases::replace_text(case_id const& id, anonymizer::redacted const& text) {
  auto const earlier = single<std::optional<std::string>>(db_, "SELECT text_key FROM case_file WHERE id = ?", id);
  change_one(db_, "UPDATE case_file SET text_key = ?, version = version + 1 WHERE id = ?", insert_text(text), id);
  remove_text(earlier);
}

void sqlite_cases::set_visibility(case_id const& id, case_visibility value) {
  change_one(db_, "UPDATE case_file SET visibility = ? WHERE id = ?", value, id);
}

void sqlite_cases::set_review(case_id const& id, review_state value, std::string const& comment) {
  replace_comment(id, comment);
  change_one(db_, "UPDATE case_file SET review = ? WHERE id = ?", value, id);
}

void sqlite_cases::erase_text(case_id const& id) {
  auto const earlier = single<std::optional<std::string>>(db_, "SELECT text_key FROM case_file WHERE id = ?", id);
  change_one(db_, "UPDATE case_file SET text_key = NULL WHERE id = ?", id);
  remove_text(earlier);
  replace_comment(id, {});
}

std::string sqlite_cases::insert_text(anonymizer::redacted const& text) {
  if (text.fields() > case_field_count) throw std::logic_error("a case has no such field");
  // A new key each time: where a text stands in the file tells neither its age nor whose it is.
  auto key = single<std::string>(db_, "SELECT lower(hex(randomblob(16)))");
  execute(
      db_,
      "INSERT INTO case_text (key, padding, question, situation, tried, aims) VALUES (?, zeroblob(1024), ?, ?, ?, ?)",
      key, part(text, case_field::question), part(text, case_field::situation), part(text, case_field::tried),
      part(text, case_field::aims));
  return key;
}

void sqlite_cases::replace_comment(case_id const& id, std::string const& comment) {
  auto const earlier = single<std::optional<std::string>>(db_, "SELECT comment_key FROM case_file WHERE id = ?", id);
  if (!earlier && comment.empty()) return;
  std::optional<std::string> key;
  if (!comment.empty()) {
    key = single<std::string>(db_, "SELECT lower(hex(randomblob(16)))");
    execute(db_, "INSERT INTO review_comment (key, padding, comment) VALUES (?, zeroblob(1024), ?)", *key, comment);
  }
  change_one(db_, "UPDATE case_file SET comment_key = ? WHERE id = ?", key, id);
  if (!earlier) return;
  execute(db_, "DELETE FROM review_comment WHERE key = ?", *earlier);
  db_.erased(erasure::at_once);
}

void sqlite_cases::remove_text(std::optional<std::string> const& key) {
  if (!key) return;
  execute(db_, "DELETE FROM case_text WHERE key = ?", *key);
  db_.erased(erasure::at_once);
}

}  // namespace matala::server
