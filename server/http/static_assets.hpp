// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/request.hpp"
#include "server/http/response.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace matala::server {

/// The route that serves them: pattern "/static/{version}/{name...}", method GET, no session.
inline constexpr std::string_view static_route = "/static/{version}/{name...}";

/// The files of one folder, held in memory. One version stands for the whole folder, so that a style sheet reaches its
/// fonts by relative addresses and every address changes when any file does. Immutable after loading: any thread.
class static_assets {
 public:
  /// Reads every file below `folder`. Throws std::runtime_error when it cannot, when the folder is empty, and for an
  /// extension that has no content type here (css, js, svg, png, ico, woff2, txt, json, webmanifest).
  static static_assets load(const std::filesystem::path& folder);

  /// "/static/<version>/<name>". `name` is the path below the folder, with slashes. Throws std::out_of_range for a file
  /// that is not there: a page would break.
  [[nodiscard]] std::string url_for(std::string_view name) const;

  /// Answers the static route. An address of this version may be cached for ever; one of another version, asked for by
  /// a page from before an upgrade, gets today's file and no caching. 404 for an unknown name.
  [[nodiscard]] response serve(const request& incoming) const;

 private:
  struct asset {
    std::string_view content_type;
    std::string etag;
    std::shared_ptr<const std::string> bytes;
  };

  std::map<std::string, asset, std::less<>> assets_;
  std::string version_;
};

}  // namespace matala::server
