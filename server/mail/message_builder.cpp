// SPDX-License-Identifier: Apache-2.0
#include "server/mail/message_builder.hpp"

#include "server/mail/header_value.hpp"
#include "server/mail/mail_error.hpp"
#include "server/mail/stable_hash.hpp"

#include <fmt/format.h>
#include <gmime/gmime.h>

#include <memory>
#include <string_view>

namespace matala::server {
namespace {

struct unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class Object>
using gmime_ptr = std::unique_ptr<Object, unref>;

void prepare_gmime() {
  static bool const ready = (g_mime_init(), true);
  if (!ready) throw mail_error("MIME is not available");
}

char const* method_word(calendar_method method) {
  switch (method) {
    case calendar_method::request: return "REQUEST";
    case calendar_method::cancel: return "CANCEL";
    case calendar_method::none: break;
  }
  throw mail_error("a calendar part without a method");
}

/// GMime works with LF and writes CRLF at the end.
std::string with_lf(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool const before_lf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (!before_lf) out += text[i];
  }
  return out;
}

gmime_ptr<GMimePart> text_part(char const* type, char const* subtype, std::string_view text) {
  gmime_ptr<GMimePart> part(g_mime_part_new_with_type(type, subtype));
  auto const content = with_lf(text);
  gmime_ptr<GMimeStream> const stream(g_mime_stream_mem_new_with_buffer(content.data(), content.size()));
  gmime_ptr<GMimeDataWrapper> const wrapper(
      g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
  g_mime_part_set_content(part.get(), wrapper.get());
  g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", "utf-8");
  return part;
}

/// `=_` can stand neither in quoted-printable nor in base64, so no content ever looks like a boundary.
gmime_ptr<GMimeMultipart> multipart(char const* subtype, std::string_view message_id) {
  gmime_ptr<GMimeMultipart> parts(g_mime_multipart_new_with_subtype(subtype));
  auto const boundary = fmt::format("=_{}_{:016x}", subtype, stable_hash(message_id));
  g_mime_multipart_set_boundary(parts.get(), boundary.c_str());
  return parts;
}

gmime_ptr<GMimeMultipart> alternative(mail_message const& message) {
  auto parts = multipart("alternative", message.message_id);
  g_mime_multipart_add(parts.get(), GMIME_OBJECT(text_part("text", "plain", message.text).get()));
  g_mime_multipart_add(parts.get(), GMIME_OBJECT(text_part("text", "html", message.html).get()));
  if (message.calendar) {
    auto const calendar = text_part("text", "calendar", message.calendar->text);
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(calendar.get()), "method",
                                             method_word(message.calendar->method));
    g_mime_multipart_add(parts.get(), GMIME_OBJECT(calendar.get()));
  }
  return parts;
}

gmime_ptr<GMimeMultipart> body(mail_message const& message) {
  auto readable = alternative(message);
  if (!message.calendar) return readable;
  auto parts = multipart("mixed", message.message_id);
  g_mime_multipart_add(parts.get(), GMIME_OBJECT(readable.get()));
  auto const file = text_part("application", "ics", message.calendar->text);
  g_mime_object_set_disposition(GMIME_OBJECT(file.get()), GMIME_DISPOSITION_ATTACHMENT);
  g_mime_part_set_filename(file.get(), "invite.ics");
  g_mime_multipart_add(parts.get(), GMIME_OBJECT(file.get()));
  return parts;
}

void set_header(GMimeMessage* message, char const* name, std::string const& value) {
  g_mime_object_set_header(GMIME_OBJECT(message), name, value.c_str(), "utf-8");
}

void set_headers(GMimeMessage* to, mail_message const& message) {
  g_mime_message_add_mailbox(to, GMIME_ADDRESS_TYPE_FROM, message.from_name.c_str(), message.from.c_str());
  g_mime_message_add_mailbox(to, GMIME_ADDRESS_TYPE_TO, nullptr, message.to.c_str());
  g_mime_message_set_subject(to, message.subject.c_str(), "utf-8");
  GDateTime* const date = g_date_time_new_from_unix_utc(message.date.time_since_epoch().count());
  if (date == nullptr) throw mail_error("the mail's date is not allowed");
  g_mime_message_set_date(to, date);
  g_date_time_unref(date);
  g_mime_message_set_message_id(to, message.message_id.c_str());
  if (!message.references.empty()) {
    set_header(to, "In-Reply-To", fmt::format("<{}>", message.references));
    set_header(to, "References", fmt::format("<{}>", message.references));
  }
  if (!message.unsubscribe.empty()) {
    set_header(to, "List-Unsubscribe", fmt::format("<{}>", message.unsubscribe));
    set_header(to, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
  }
  set_header(to, "Content-Language", std::string(to_string(message.lang)));
  // RFC 3834, and the same for Exchange: nobody's holiday notice answers a machine.
  set_header(to, "Auto-Submitted", "auto-generated");
  set_header(to, "X-Auto-Response-Suppress", "All");
}

void check(mail_message const& message) {
  checked_text(message.from_name, "sender's name");
  checked_address(message.from, "sender");
  checked_address(message.to, "recipient");
  checked_text(message.subject, "subject");
  checked_message_id(message.message_id, "Message-ID");
  if (!message.references.empty()) checked_message_id(message.references, "References");
}

std::string written(GMimeMessage* message) {
  std::unique_ptr<GMimeFormatOptions, decltype(&g_mime_format_options_free)> const format(g_mime_format_options_new(),
                                                                                          &g_mime_format_options_free);
  g_mime_format_options_set_newline_format(format.get(), GMIME_NEWLINE_FORMAT_DOS);
  gmime_ptr<GMimeStream> const stream(g_mime_stream_mem_new());
  if (g_mime_object_write_to_stream(GMIME_OBJECT(message), format.get(), stream.get()) < 0) {
    throw mail_error("the mail could not be written");
  }
  auto const* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<char const*>(bytes->data), bytes->len};
}

}  // namespace

std::string build_message(mail_message const& message) {
  check(message);
  prepare_gmime();
  gmime_ptr<GMimeMessage> const out(g_mime_message_new(TRUE));
  set_headers(out.get(), message);
  g_mime_message_set_mime_part(out.get(), GMIME_OBJECT(body(message).get()));
  return written(out.get());
}

}  // namespace matala::server
