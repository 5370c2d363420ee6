// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/phrases.hpp"
#include "anonymizer/propagate.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace matala::anonymizer {
namespace {

// The number behind the highest label that already stands in the text; "[henkilö C]" gives 3.
std::size_t first_free_label(std::vector<analysed_field> const& fields) {
  std::size_t next = 0;
  for (auto const& field : fields) {
    for (std::size_t i = 2; i + 1 < field.tokens.size(); ++i) {
      if (!field.opaque[i] || field.surface(i + 1) != "]" || field.surface(i).size() > 2) continue;
      auto const word = field.surface(i - 1);
      if (word != kind_phrase(category::person, language::fi) && word != kind_phrase(category::person, language::sv))
        continue;
      std::size_t number = 0;
      for (char const c : field.surface(i)) number = number * 26 + static_cast<std::size_t>(c - 'A' + 1);
      next = std::max(next, number);
    }
  }
  return next;
}

class labeller {
 public:
  explicit labeller(spans& found) : found_(found) {}

  // Longer names first, so that a bare "Virtanen" finds the full one it belongs to, wherever that stands.
  void cluster() {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (found_[i].category == category::person && found_[i].action != action::keep) order.push_back(i);
    }
    std::ranges::sort(order, {},
                      [this](std::size_t i) { return std::pair(-static_cast<long>(found_[i].name_parts.size()), i); });
    for (std::size_t const i : order) person_of_[i] = person_for(found_[i].name_parts);
  }

  void label(std::size_t first, language lang) {
    std::map<std::size_t, std::size_t> numbers;
    for (auto const& [i, person] : person_of_) {
      auto const at = numbers.try_emplace(person, first + numbers.size()).first;
      found_[i].detail = person_phrase(at->second, lang);
    }
  }

 private:
  std::size_t person_for(std::vector<std::string> const& parts) {
    if (auto const known = same_person(parts)) return *known;
    std::size_t const person = persons_.size();
    persons_.emplace_back(parts.begin(), parts.end());
    for (auto const& part : parts) bearers_[part].insert(person);
    return person;
  }

  // The first person who bears all the parts; sought among the bearers of the rarest part, for a text can name
  // thousands of Mattis.
  std::optional<std::size_t> same_person(std::vector<std::string> const& parts) const {
    std::set<std::size_t> const* fewest = nullptr;
    for (auto const& part : parts) {
      auto const at = bearers_.find(part);
      if (at == bearers_.end()) return std::nullopt;
      if (fewest == nullptr || at->second.size() < fewest->size()) fewest = &at->second;
    }
    if (fewest == nullptr) return std::nullopt;
    for (std::size_t const person : *fewest) {
      if (std::ranges::all_of(parts, [&](std::string const& part) { return persons_[person].contains(part); }))
        return person;
    }
    return std::nullopt;
  }

  spans& found_;
  std::vector<std::set<std::string>> persons_;
  std::map<std::string, std::set<std::size_t>> bearers_;
  std::map<std::size_t, std::size_t> person_of_;
};

}  // namespace

void label_persons(std::vector<analysed_field> const& fields, language lang, spans& found) {
  labeller persons(found);
  persons.cluster();
  persons.label(first_free_label(fields), lang);
}

}  // namespace matala::anonymizer
