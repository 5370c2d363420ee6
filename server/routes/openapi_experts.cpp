// SPDX-License-Identifier: Apache-2.0
#include "server/routes/openapi_experts.hpp"

#include "server/routes/openapi_schema.hpp"

namespace matala::server {

using namespace openapi;

boost::json::object with_expert_schemas(boost::json::object schemas) {
  object const minutes{{"type", "integer"}, {"minimum", 0}, {"description", "Minutes from the start of the hour"}};
  schemas["Competences"] =
      shape({{"competences", list_of(shape({{"id", text_schema()}, {"name", text_schema()}}, {"id", "name"}))}},
            {"competences"});
  schemas["Requests"] =
      shape({{"requests", list_of(shape({{"id", text_schema()},
                                         {"hour", text_schema()},
                                         {"start", time_schema()},
                                         {"end", time_schema()},
                                         {"task", {{"type", "string"}, {"enum", {"answer", "stand_in", "lead"}}}},
                                         {"competence", text_schema()},
                                         {"answer_by", time_schema()},
                                         {"answer", text_schema()},
                                         {"from", time_schema()},
                                         {"until", time_schema()},
                                         {"open", {{"type", "boolean"}}}},
                                        {"id", "hour", "start", "end", "task", "answer_by", "answer", "open"}))}},
            {"requests"});
  schemas["RequestAnswer"] =
      shape({{"answer", {{"type", "string"}, {"enum", {"accepted", "declined", "partly", "substituted"}}}},
             {"from", minutes},
             {"until", minutes},
             {"substitute", text_schema()}},
            {"answer"});
  schemas["Members"] = shape({{"members", list_of(shape({{"person", text_schema()},
                                                         {"name", text_schema()},
                                                         {"email", text_schema()},
                                                         {"roles", list_of(text_schema())},
                                                         {"competences", list_of(text_schema())}},
                                                        {"person", "name", "email", "roles", "competences"}))}},
                             {"members"});
  schemas["NewMember"] = shape(
      {{"email", text_schema()}, {"role", text_schema()}, {"competences", list_of(text_schema())}}, {"email", "role"});
  return schemas;
}

}  // namespace matala::server
