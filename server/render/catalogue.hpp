// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace matala::server {

/// One text of the catalogue in one language. It may name values in mustache tags: `{{places}} paikkaa`.
struct message {
  std::string text;
  /// The form for every number but one; none for a text without a number.
  std::optional<std::string> plural;
};

/// The texts of one language, by key. A subset of gettext's PO format: msgid holds the key ("hours.title"), not a
/// sentence; msgstr[0] is the form for one, msgstr[1] for any other number, which is right for fi, sv and en.
/// Immutable after loading; any thread.
class catalogue {
 public:
  /// Adds the entries of a PO text; `file` is named in errors. Throws std::runtime_error with file and line for a line
  /// that is not PO, an empty or fuzzy translation, or a key that is there already.
  void add(std::string_view po, std::string const& file);

  /// Adds every file below `folder` that is called `<language>.po`, in order of path.
  void add_folder(std::filesystem::path const& folder, std::string_view language);

  /// None for an unknown key. Lives as long as the catalogue.
  message const* find(std::string_view key) const;

  std::map<std::string, message, std::less<>> const& all() const { return messages_; }

 private:
  std::map<std::string, message, std::less<>> messages_;
};

/// The whole of a file. Throws std::runtime_error when it cannot be read.
std::string read_file(std::filesystem::path const& file);

}  // namespace matala::server
