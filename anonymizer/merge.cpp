// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/merge.hpp"

#include <algorithm>
#include <tuple>

namespace matala::anonymizer {
namespace {

// Overlaps of more spans than this are joined without looking for explanations: no honest text has them.
constexpr std::size_t largest_compared = 100;

tier category_tier(category value) {
  switch (value) {
    case category::identity_code:
    case category::foreign_identity:
    case category::person_register_id:
    case category::tax_number:
    case category::travel_document:
    case category::health_card:
    case category::record_number:
    case category::professional_id:
    case category::phone:
    case category::email:
    case category::url:
    case category::ip_address:
    case category::device_id:
    case category::coordinates:
    case category::handle:
    case category::address:
    case category::postal_code:
    case category::property_id:
    case category::bank_account:
    case category::payment_card:
    case category::payment_reference:
    case category::business_id:
    case category::vehicle:
    case category::case_number: return tier::direct;
    case category::person:
    case category::organisation: return tier::probable;
    case category::place:
    case category::date:
    case category::birth_date:
    case category::age:
    case category::occupation:
    case category::diagnosis_code:
    case category::amount:
    case category::rare_circumstance:
    case category::marked_by_user: return tier::circumstance;
  }
  return tier::direct;
}

// Among equals of one tier the more telling name wins; the generic net for digits names nothing.
int rank(span const& s) {
  if (s.action == action::keep) return 0;
  int const by_tier = category_tier(s.category) == tier::direct     ? 300
                      : category_tier(s.category) == tier::probable ? 200
                                                                    : 100;
  int by_category = 50;
  if (s.category == category::record_number) by_category = 1;
  if (s.category == category::email || s.category == category::url || s.category == category::address) by_category = 90;
  if (s.category == category::identity_code) by_category = 80;
  if (s.category == category::birth_date) by_category = 60;
  if (s.category == category::organisation) by_category = 55;
  if (s.category == category::device_id) by_category = 51;
  if (s.category == category::property_id || s.category == category::foreign_identity) by_category = 45;
  return by_tier + by_category + (s.reason == reason::checksum ? 20 : 0) + (s.reason == reason::cue ? 5 : 0) +
         (s.reason == reason::initials ? 6 : 0);
}

bool is_exact_public_number(span const& s) {
  return s.reason == reason::public_number;
}

// A date is a circumstance; the digits net and the phone shapes may not lock it, nor an act or a sum.
bool is_plain_number(span const& s) {
  return s.category == category::record_number && s.reason == reason::shape;
}

// "13 Oct 1992": the month is no organisation.
bool is_guess(span const& s) {
  constexpr float surest = 0.5F;
  return s.reason == reason::tagger && s.confidence < surest;
}

bool covers(span const& outer, span const& inner) {
  return outer.field == inner.field && outer.begin <= inner.begin && inner.end <= outer.end;
}

bool gives_way(span const& s, spans const& all) {
  return std::ranges::any_of(all, [&](span const& o) {
    if (&o == &s || !covers(o, s)) return false;
    if (is_exact_public_number(o)) return o.begin == s.begin && o.end == s.end;
    bool const circumstance =
        o.category == category::date || o.category == category::birth_date || o.category == category::amount;
    return circumstance && (is_plain_number(s) || is_guess(s));
  });
}

// The name of the joined span: by weight, but an account is no card because a part of it passes for one.
bool is_better(span const& a, span const& b) {
  if (category_tier(a.category) == category_tier(b.category) && !is_plain_number(a) && !is_plain_number(b) &&
      a.action == b.action) {
    bool const wider = covers(a, b) && !covers(b, a);
    bool const narrower = covers(b, a) && !covers(a, b);
    if (wider != narrower) return wider;
  }
  if (rank(a) != rank(b)) return rank(a) > rank(b);
  return a.end - a.begin > b.end - b.begin;
}

// Drops what a surer reading of the same digits explains, within spans that hang together.
void drop_explained(spans& group) {
  if (group.size() < 2 || group.size() > largest_compared) return;
  spans strong;
  std::ranges::copy_if(group, std::back_inserter(strong), [&](span const& s) { return !gives_way(s, group); });
  if (!strong.empty()) group = std::move(strong);
}

// Joins the spans that overlap, from the one at `first` on; returns the index behind the last.
std::size_t join(spans const& group, std::size_t first, spans& out) {
  std::size_t next = first + 1;
  std::uint32_t reach = group[first].end;
  std::size_t best = first;
  for (; next < group.size() && group[next].begin < reach; ++next) {
    reach = std::max(reach, group[next].end);
    if (is_better(group[next], group[best])) best = next;
  }
  span joined = group[best];
  joined.begin = group[first].begin;
  joined.end = reach;
  for (std::size_t i = first; i < next; ++i) {
    if (i == best) continue;
    joined.name_parts.insert(joined.name_parts.end(), group[i].name_parts.begin(), group[i].name_parts.end());
  }
  out.push_back(std::move(joined));
  return next;
}

}  // namespace

tier tier_of(span const& s) {
  return category_tier(s.category);
}

void merge(spans& all) {
  std::ranges::sort(all, {}, [](span const& s) { return std::tuple(s.field, s.begin, s.end, s.category, s.reason); });
  spans out;
  for (std::size_t i = 0; i < all.size();) {
    std::size_t last = i + 1;
    std::uint32_t end = all[i].end;
    while (last < all.size() && all[last].field == all[i].field && all[last].begin < end)
      end = std::max(end, all[last++].end);
    spans group(all.begin() + static_cast<std::ptrdiff_t>(i), all.begin() + static_cast<std::ptrdiff_t>(last));
    drop_explained(group);
    for (std::size_t k = 0; k < group.size();) k = join(group, k, out);
    i = last;
  }
  all = std::move(out);
}

}  // namespace matala::anonymizer
