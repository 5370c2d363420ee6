// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/simulation/installation.hpp"
#include "tests/simulation/reference.hpp"

#include <set>
#include <string>

namespace matala::tests {

/// In what the stored hours and their cases differ from the reference; empty: in nothing. Which of its places a
/// case has, and the order of two that came into a line at the same second, the reference takes over.
std::string difference(installation const& in, reference& plain, std::set<std::string> const& hours);

/// Whether everybody is a member of what the reference says.
bool same_members(installation const& in, reference const& plain);

struct told_check {
  /// The first who was told otherwise; empty: nobody.
  std::string wrong;
  /// Whether some mail is still to be sent, so that it must be looked at again.
  bool pending = false;
};

/// What the mails that were accepted, and the rows of the outbox, say against the state of one hour. A mail that is
/// still to be sent, was refused for good or came too late excuses its address.
told_check misinformed(installation& in, reference const& plain, std::string const& hour);

/// A letter that the reference owes and nobody wrote; empty: none.
std::string unwritten(installation const& in, std::vector<owed_letter> const& owed);

}  // namespace matala::tests
