// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/shape.hpp"

namespace matala::anonymizer {
namespace {

// "kotona.Se": a sentence that lost its space is no domain, unless all of it is written alike.
bool is_lost_space(match const& m) {
  auto const value = m.value();
  auto const tail = value.substr(value.rfind('.') + 1);
  bool const tail_upper = tail.front() >= 'A' && tail.front() <= 'Z';
  bool const head_upper = value.size() > 1 && value[1] >= 'A' && value[1] <= 'Z';
  return tail_upper && !head_upper;
}

bool has_big_octet(match const& m) {
  auto const quad = m.value().substr(0, m.value().find_first_of(":/"));
  int value = 0;
  for (char const c : quad) {
    if (c == ' ') continue;
    value = c == '.' ? 0 : value * 10 + (c - '0');
    if (value > 255) return true;
  }
  return false;
}

constexpr auto domains = "(?i:fi|com|net|org|eu|se|info|io|me|ee|dk|de|uk|ax|app|dev|tv|biz|name|ru|gg|ly|us|be|nu)";

}  // namespace

std::vector<shape> network_shapes() {
  using enum category;
  std::string const top_level = domains;
  return {
      {url, R"((?i:h(?:tt|xx)ps?|ftp|sftp|mailto|tel|skype|steam)\s?:\s?//?\s?[^\s<>"]*[^\s<>".,;:!?)\]}'])",
       edge::word, edge::open, nullptr, nullptr, reason::shape, anchor::dot},
      {url, R"((?i:www)\s?\.\s?[^\s<>"]*[^\s<>".,;:!?)\]}'](?: \. [a-z]{2,5}\b)?)", edge::word, edge::open, nullptr,
       nullptr, reason::shape, anchor::dot},
      {url, R"([\pL\pN-]+(?:\.[\pL\pN-]+)*\.)" + top_level + R"((?:/[^\s<>"]*[^\s<>".,;:!?)\]}'])?)", edge::word,
       edge::word, nullptr, is_lost_space, reason::shape, anchor::dot},
      {url, R"([\pL\pN-]{3,}(?:\s(?i:piste|dot|punkt)\s|\s?[(\[](?i:piste|dot|punkt|\.)[)\]]\s?))" + top_level,
       edge::word, edge::word, nullptr, nullptr, reason::shape, anchor::at_sign},
      {ip_address, R"((?:\d{1,3}\.){3}\d{1,3}(?::\d{2,5}|/\d{1,2})?)", edge::word, edge::digit, nullptr, has_big_octet},
      {ip_address, R"((?:\d{1,3}[ ]\.[ ]){3}\d{1,3})", edge::word, edge::digit, nullptr, has_big_octet},
      {ip_address,
       R"((?i:(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}|)"
       R"((?:[0-9a-f]{1,4}:){2,7}:|::ffff:[0-9.]{7,15}))",
       edge::word, edge::word, nullptr, nullptr, reason::shape, anchor::dot},
      {device_id, R"((?i:(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}))", edge::word, edge::word, nullptr, nullptr, reason::shape,
       anchor::dot},
      {device_id, R"((?i:[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}))", edge::word, edge::word},
      {device_id, R"((?i:mac)\S{0,8}[\s:=]{1,2}([0-9A-Fa-f]{12}))", edge::word, edge::word, nullptr, nullptr,
       reason::cue},
      {device_id, R"((?i:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}))", edge::word, edge::word},
      {device_id,
       R"((?i:imei|sarjan(?:umero|ro)\pL*|laitetunnu\pL*|serienummer\pL*|serial(?: number| no)?|s/n)[\s:.#=]{1,3})"
       R"((?:on |är |is )?([A-Za-z0-9][A-Za-z0-9-]{4,}))",
       edge::word, edge::word, nullptr,
       [](match const& m) { return m.value().find_first_of("0123456789") == std::string_view::npos; }, reason::cue},
      {coordinates,
       R"((?:[NP] ?)?[-+]?\d{1,2}[.,]\d{3,}°?\s?[NSPnsp]?[,;/\s]{1,2}(?:[EI] ?)?[-+]?\d{1,3}[.,]\d{3,}°?(?:\s?[EWIewi]\b)?)",
       edge::word, edge::digit},
      {coordinates, R"([NP] ?\d{1,2}[° ] ?\d{1,2}\.\d{2,}'?,? [EI] ?\d{1,3}[° ] ?\d{1,2}\.\d{2,}'?)", edge::word,
       edge::digit},
      {coordinates,
       R"((?i:lat(?:itude)?)[ .:=]{0,3}-?\d{1,2}[.,]\d+[,; ]{1,3}(?i:lon(?:gitude)?|lng)[ .:=]{0,3}-?\d{1,3}[.,]\d+)",
       edge::word, edge::digit},
      {coordinates, R"(\d{1,3}°\s?\d{1,2}(?:[.,]\d+)?['´]?(?:\s?\d{1,2}(?:[.,]\d+)?(?:"|''|”|″))?(?:\s?[NSEWPI]\b)?)",
       edge::word, edge::open},
      {coordinates, R"((?:[NP][ =:]{0,2})?[67]\d{6}(?:[.,]\d+)?[,;: ]{1,3}(?:[EI][ =:]{0,2})?\d{6,7}(?:[.,]\d+)?)",
       edge::word, edge::digit},
  };
}

}  // namespace matala::anonymizer
