// SPDX-License-Identifier: Apache-2.0
#include "server/http/static_assets.hpp"

#include "server/http/etag.hpp"

#include <fmt/core.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace matala::server {
namespace {

std::string_view content_type_of(const std::filesystem::path& file) {
  using entry = std::pair<std::string_view, std::string_view>;
  static constexpr std::array types{
      entry{".css", "text/css; charset=utf-8"},
      entry{".js", "text/javascript; charset=utf-8"},
      entry{".svg", "image/svg+xml"},
      entry{".png", "image/png"},
      entry{".ico", "image/x-icon"},
      entry{".woff2", "font/woff2"},
      entry{".txt", "text/plain; charset=utf-8"},
      entry{".json", "application/json"},
      entry{".webmanifest", "application/manifest+json"},
  };
  const std::string extension = file.extension().string();
  const auto found = std::ranges::find(types, std::string_view(extension), &entry::first);
  if (found == types.end()) throw std::runtime_error("static file of unknown type: " + file.string());
  return found->second;
}

std::string read_file(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  if (!stream.good() && !stream.eof()) throw std::runtime_error("static file cannot be read: " + file.string());
  return bytes;
}

/// The first 128 bits of SHA-256 in hexadecimal.
std::string hash_of(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("static files: SHA-256 failed");
  }
  std::string text;
  for (std::size_t i = 0; i < 16; ++i) text += fmt::format("{:02x}", digest[i]);
  return text;
}

}  // namespace

static_assets static_assets::load(const std::filesystem::path& folder) {
  static_assets result;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const std::string name = entry.path().lexically_relative(folder).generic_string();
    auto bytes = std::make_shared<const std::string>(read_file(entry.path()));
    result.assets_[name] = {content_type_of(entry.path()), make_etag(hash_of(*bytes)), std::move(bytes)};
  }
  if (result.assets_.empty()) throw std::runtime_error("no static files in " + folder.string());
  std::string listing;
  for (const auto& [name, asset] : result.assets_) listing += fmt::format("{} {}\n", name, asset.etag);
  result.version_ = hash_of(listing);
  return result;
}

std::string static_assets::url_for(std::string_view name) const {
  if (!assets_.contains(name)) throw std::out_of_range("no static file " + std::string(name));
  return fmt::format("/static/{}/{}", version_, name);
}

response static_assets::serve(const request& incoming) const {
  const auto found = assets_.find(incoming.parameter("name"));
  if (found == assets_.end()) return response::text("404 Not Found\n", 404);
  const asset& file = found->second;
  const bool current = incoming.parameter("version") == version_;
  const std::string_view caching = current ? "public, max-age=31536000, immutable" : "no-store";
  if (if_none_match(incoming.header("If-None-Match").value_or(""), file.etag)) {
    return response::not_modified(file.etag).set("Cache-Control", caching);
  }
  return response::shared(file.content_type, file.bytes).set("ETag", file.etag).set("Cache-Control", caching);
}

}  // namespace matala::server
