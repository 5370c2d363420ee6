// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/clock.hpp"
#include "server/ports/mail_transport.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace matala::server {

/// Puts each message as one `.eml` file (mode 0600) into a folder, for trying the product out and for another program
/// that carries the mail on.
///
/// A name is the UTC time of the first attempt and the Message-ID, `20270111T100000Z-ID@HOST.eml`; the same Message-ID
/// again replaces that file, also after a restart. A file appears under its name whole and on disk, or not at all.
///
/// One thread; one process per folder.
class file_drop_transport : public mail_transport {
 public:
  /// Makes the folder (mode 0700) when it is not there. Throws std::filesystem::filesystem_error when it cannot.
  /// `now` must outlive this object.
  file_drop_transport(std::filesystem::path folder, clock const& now);

  /// `later` when the file system refuses (full, read-only); `accepted` once file and folder are on disk. Throws
  /// mail_error for an address or Message-ID that header_value.hpp refuses.
  send_result send(std::string_view from, std::string_view to, std::string_view message_id,
                   std::string_view message) override;

 private:
  std::string const& name_for(std::string_view message_id);

  std::filesystem::path folder_;
  clock const& now_;
  /// File name by the Message-ID as it stands in the name.
  std::map<std::string, std::string, std::less<>> names_;
};

}  // namespace matala::server
