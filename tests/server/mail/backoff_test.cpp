// SPDX-License-Identifier: Apache-2.0
#include "server/mail/backoff.hpp"

#include "tests/server/mail/mail_fixture.hpp"

#include <doctest/doctest.h>

using namespace matala::server;
using std::chrono::minutes;
using std::chrono::seconds;

TEST_CASE("a put-off mail waits by its kind and the number of attempts") {
  struct row {
    mail_kind kind;
    int attempts;
    seconds delay;
  };
  for (auto const& [kind, attempts, delay] : {
           row{mail_kind::sign_in, 0, seconds{30}},
           row{mail_kind::sign_in, 1, seconds{30}},
           row{mail_kind::sign_in, 2, minutes{1}},
           row{mail_kind::sign_in, 3, minutes{2}},
           row{mail_kind::sign_in, 4, minutes{5}},
           row{mail_kind::sign_in, 1000, minutes{5}},
           row{mail_kind::hour_cancelled, 0, minutes{1}},
           row{mail_kind::hour_cancelled, 1, minutes{1}},
           row{mail_kind::hour_cancelled, 2, minutes{5}},
           row{mail_kind::hour_cancelled, 3, minutes{5}},
           row{mail_kind::hour_cancelled, 1000, minutes{5}},
           row{mail_kind::invitation, 3, minutes{15}},
           row{mail_kind::invitation, 4, minutes{60}},
           row{mail_kind::invitation, 5, minutes{60}},
           row{mail_kind::invitation, 1000, minutes{60}},
       }) {
    CAPTURE(to_string(kind));
    CAPTURE(attempts);
    CHECK(retry_delay(kind, attempts, 0.0) == delay);
  }
}

TEST_CASE("jitter adds up to a fifth and never takes away") {
  struct row {
    double jitter;
    seconds delay;
  };
  for (auto const& [jitter, delay] : {row{-1.0, seconds{300}}, row{0.0, seconds{300}}, row{0.5, seconds{330}},
                                      row{0.99, seconds{359}}, row{1.0, seconds{360}}, row{7.0, seconds{360}}}) {
    CAPTURE(jitter);
    CHECK(retry_delay(mail_kind::invitation, 2, jitter) == delay);
  }
}

TEST_CASE("a mail is given up when its row says so, else by its kind") {
  auto mail = sample_mail(mail_kind::sign_in, language::fi);
  CHECK(given_up_at(mail) == mail.created + minutes{30});
  mail.deadline = mail.created + minutes{7};
  CHECK(given_up_at(mail) == mail.created + minutes{7});

  auto invitation = sample_mail(mail_kind::invitation, language::fi);
  CHECK(given_up_at(invitation) == invitation.created + std::chrono::days{3});

  auto cancellation = sample_mail(mail_kind::hour_cancelled, language::fi);
  CHECK(given_up_at(cancellation) == cancellation.created + std::chrono::days{3});
  cancellation.start = cancellation.created + std::chrono::days{20};
  CHECK(given_up_at(cancellation) == *cancellation.start + std::chrono::days{1});

  auto departure = sample_mail(mail_kind::membership_ended, language::fi);
  departure.start = departure.created + std::chrono::days{20};
  CHECK(given_up_at(departure) == *departure.start + std::chrono::days{1});
}
