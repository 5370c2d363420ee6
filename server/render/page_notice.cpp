// SPDX-License-Identifier: Apache-2.0
#include "server/render/page_frame.hpp"

#include <array>
#include <utility>

namespace matala::server {
namespace {

constexpr std::array notices = {
    page_notice::nudges_wished,       page_notice::nudges_ended,      page_notice::case_waits,
    page_notice::offer_accepted,      page_notice::offer_declined,    page_notice::waitlist_left,
    page_notice::reinstatement_asked, page_notice::profile_saved,     page_notice::language_saved,
    page_notice::rules_acknowledged,  page_notice::case_withdrawn,    page_notice::case_moved,
    page_notice::case_accepted,       page_notice::case_hidden,       page_notice::case_masked,
    page_notice::case_removed,        page_notice::hold_set,          page_notice::hold_released,
    page_notice::hour_cancelled,      page_notice::hour_reinstated,   page_notice::hour_started,
    page_notice::hour_ended,          page_notice::question_answered, page_notice::series_made,
    page_notice::series_saved,        page_notice::series_unchanged,  page_notice::hour_moved,
    page_notice::hour_described,      page_notice::answer_recorded,   page_notice::choice_recorded,
    page_notice::attendance_saved,    page_notice::absences_saved,    page_notice::competences_saved,
    page_notice::member_added,        page_notice::member_removed,    page_notice::needs_saved,
    page_notice::case_approved,       page_notice::case_returned,     page_notice::case_sent_again,
    page_notice::returned_masked,     page_notice::signed_out};

}  // namespace

std::string_view to_string(page_notice notice) {
  switch (notice) {
    case page_notice::profile_saved: return "profile-saved";
    case page_notice::language_saved: return "language-saved";
    case page_notice::rules_acknowledged: return "rules-acknowledged";
    case page_notice::case_withdrawn: return "case-withdrawn";
    case page_notice::case_moved: return "case-moved";
    case page_notice::nudges_wished: return "nudges-wished";
    case page_notice::nudges_ended: return "nudges-ended";
    case page_notice::case_waits: return "case-waits";
    case page_notice::offer_accepted: return "offer-accepted";
    case page_notice::offer_declined: return "offer-declined";
    case page_notice::waitlist_left: return "waitlist-left";
    case page_notice::reinstatement_asked: return "reinstatement-asked";
    case page_notice::case_accepted: return "case-accepted";
    case page_notice::case_hidden: return "case-hidden";
    case page_notice::case_masked: return "case-masked";
    case page_notice::case_removed: return "case-removed";
    case page_notice::case_approved: return "case-approved";
    case page_notice::case_returned: return "case-returned";
    case page_notice::case_sent_again: return "case-sent-again";
    case page_notice::returned_masked: return "returned-masked";
    case page_notice::hold_set: return "hold-set";
    case page_notice::hold_released: return "hold-released";
    case page_notice::hour_cancelled: return "hour-cancelled";
    case page_notice::hour_reinstated: return "hour-reinstated";
    case page_notice::hour_started: return "hour-started";
    case page_notice::hour_ended: return "hour-ended";
    case page_notice::question_answered: return "question-answered";
    case page_notice::answer_recorded: return "answer-recorded";
    case page_notice::absences_saved: return "absences-saved";
    case page_notice::choice_recorded: return "choice-recorded";
    case page_notice::attendance_saved: return "attendance-saved";
    case page_notice::competences_saved: return "competences-saved";
    case page_notice::member_added: return "member-added";
    case page_notice::member_removed: return "member-removed";
    case page_notice::needs_saved: return "needs-saved";
    case page_notice::signed_out: return "signed-out";
    case page_notice::series_made: return "series-made";
    case page_notice::series_saved: return "series-saved";
    case page_notice::series_unchanged: return "series-unchanged";
    case page_notice::hour_moved: return "hour-moved";
    case page_notice::hour_described: return "hour-described";
  }
  std::unreachable();
}

std::optional<page_notice> parse_page_notice(std::string_view word) {
  for (auto const notice : notices) {
    if (to_string(notice) == word) return notice;
  }
  return std::nullopt;
}

}  // namespace matala::server
