// SPDX-License-Identifier: Apache-2.0
#include "server/http/static_assets.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <stdlib.h>
#include <string>

using namespace matala::server;

namespace {

/// A folder that is gone at the end of the test.
class temporary_folder {
 public:
  temporary_folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "matala-assets-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("mkdtemp");
    path_ = pattern;
  }
  ~temporary_folder() { std::filesystem::remove_all(path_); }
  temporary_folder(const temporary_folder&) = delete;
  temporary_folder& operator=(const temporary_folder&) = delete;

  void write(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// What the router makes of an address.
request request_for(const std::string& url) {
  request incoming;
  const std::size_t version_end = url.find('/', 8);
  incoming.parameters = {{"version", url.substr(8, version_end - 8)}, {"name", url.substr(version_end + 1)}};
  return incoming;
}

}  // namespace

TEST_CASE("a file is served under an address that may be cached for ever") {
  temporary_folder folder;
  folder.write("site.css", "body {}");
  folder.write("fonts/a.woff2", std::string("\0\x01\xFF", 3));
  const auto assets = static_assets::load(folder.path());

  const std::string url = assets.url_for("site.css");
  CHECK(url.starts_with("/static/"));
  CHECK(url.ends_with("/site.css"));
  const response css = assets.serve(request_for(url));
  CHECK(css.status() == 200);
  CHECK(css.body() == "body {}");
  CHECK(css.header("Content-Type") == "text/css; charset=utf-8");
  CHECK(css.header("Cache-Control") == "public, max-age=31536000, immutable");

  const response font = assets.serve(request_for(assets.url_for("fonts/a.woff2")));
  CHECK(font.body() == std::string_view("\0\x01\xFF", 3));
  CHECK(font.header("Content-Type") == "font/woff2");
}

TEST_CASE("the addresses of all files share a version, so a style sheet finds its fonts by relative addresses") {
  temporary_folder folder;
  folder.write("site.css", "a");
  folder.write("fonts/a.woff2", "b");
  const auto assets = static_assets::load(folder.path());
  const std::string css = assets.url_for("site.css");
  CHECK(assets.url_for("fonts/a.woff2") == css.substr(0, css.size() - 8) + "fonts/a.woff2");
}

TEST_CASE("a changed, renamed or added file changes the version, a second loading does not") {
  temporary_folder folder;
  folder.write("a.css", "a");
  const std::string before = static_assets::load(folder.path()).url_for("a.css");
  CHECK(static_assets::load(folder.path()).url_for("a.css") == before);
  folder.write("b.css", "b");
  const std::string added = static_assets::load(folder.path()).url_for("a.css");
  CHECK(added != before);
  folder.write("b.css", "c");
  CHECK(static_assets::load(folder.path()).url_for("a.css") != added);
}

TEST_CASE("an address from before an upgrade gets the file of today and is not cached") {
  temporary_folder folder;
  folder.write("a.css", "a");
  const auto assets = static_assets::load(folder.path());
  const response answer = assets.serve(request_for("/static/0123/a.css"));
  CHECK(answer.body() == "a");
  CHECK(answer.header("Cache-Control") == "no-store");
}

TEST_CASE("a reader who has the file gets no second copy") {
  temporary_folder folder;
  folder.write("a.css", "a");
  const auto assets = static_assets::load(folder.path());
  request incoming = request_for(assets.url_for("a.css"));
  const std::string etag(assets.serve(incoming).header("ETag").value());
  incoming.headers.push_back({"If-None-Match", etag});
  CHECK(assets.serve(incoming).status() == 304);
  incoming.headers.front().value = "\"other\"";
  CHECK(assets.serve(incoming).status() == 200);
}

TEST_CASE("what is not in the folder is not served") {
  temporary_folder folder;
  folder.write("a.css", "a");
  const auto assets = static_assets::load(folder.path());
  for (const char* name : {"b.css", "A.css", "../a.css", "/a.css", "", "a.css/", "./a.css"}) {
    CAPTURE(name);
    CHECK(assets.serve(request_for(std::string("/static/x/") + name)).status() == 404);
    CHECK_THROWS_AS(static_cast<void>(assets.url_for(name)), std::out_of_range);
  }
}

TEST_CASE("a folder that is missing, empty or holds a file of unknown type stops the start") {
  temporary_folder folder;
  CHECK_THROWS_AS(static_assets::load(folder.path() / "missing"), std::runtime_error);
  CHECK_THROWS_AS(static_assets::load(folder.path()), std::runtime_error);
  folder.write("a.exe", "a");
  CHECK_THROWS_AS(static_assets::load(folder.path()), std::runtime_error);
}
