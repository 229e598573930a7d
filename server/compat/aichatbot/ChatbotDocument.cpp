// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatbotDocument.h"

namespace confab::compat::aichatbot::told {

using namespace Qt::StringLiterals;
using gateway::ApiAnswer;
using gateway::ApiContent;
using gateway::ApiRoute;

namespace {

constexpr char kSession[] = R"({"type":"object","properties":{"token":{"type":"string","format":"uuid"},)"
                            R"("messages":{"type":"array","items":{"$ref":"#/components/schemas/Message"}},)"
                            R"("name":{"type":"string"},"session_start":{"type":"string","format":"date-time"}},)"
                            R"("required":["token","messages","name","session_start"]})";
constexpr char kMessage[] = R"({"type":"object","properties":{"id":{"type":"string","format":"uuid"},)"
                            R"("msg":{"type":"string"},"timestamp":{"type":"string","format":"date-time"},)"
                            R"("source":{"enum":["user","assistant"]}},"required":["id","msg","timestamp","source"]})";
constexpr char kRefusal[] = R"({"type":"object","properties":{"detail":{}},"required":["detail"]})";
constexpr char kBody[] = R"({"type":"object","properties":{"name":{"type":"string"}},"required":["name"]})";
constexpr char kNew[] = R"({"token":"0b6f5c1e-6a52-4d7c-9c3e-2f1d8a4b7e60","messages":[],"name":"Zoe",)"
                        R"("session_start":"2026-01-31T12:00:00.000Z"})";
constexpr char kOld[] = R"({"token":"0b6f5c1e-6a52-4d7c-9c3e-2f1d8a4b7e60","messages":[)"
                        R"({"id":"019c1f6a-5b00-7000-8000-000000000001","msg":"Hello","timestamp":)"
                        R"("2026-01-31T12:00:01.000Z","source":"user"},)"
                        R"({"id":"019c1f6a-5b00-7000-8000-000000000002","msg":"**Hello** to you","timestamp":)"
                        R"("2026-01-31T12:00:02.000Z","source":"assistant"}],"name":"Zoe",)"
                        R"("session_start":"2026-01-31T12:00:00.000Z"})";

ApiContent sessionContent(const char *example)
{
    return {.schema = R"({"$ref":"#/components/schemas/Session"})", .example = example};
}

ApiAnswer refusal(int status, const char *about, const char *example)
{
    return {.status = status,
            .about = about,
            .content = {{.schema = R"({"$ref":"#/components/schemas/Refusal"})", .example = example}}};
}

} // namespace

gateway::ApiDocument document()
{
    return {.title = "Full-stack AI chatbot",
            .version = CONFAB_VERSION,
            .about =
                "A token is good for a WebSocket at `/chat?token=`: each text that is sent there is a prompt, and is "
                "answered by one text. Without a good token it is closed with 1008.",
            .schemas = {{"Session", kSession}, {"Message", kMessage}, {"Refusal", kRefusal}}};
}

ApiRoute test()
{
    return {.method = "GET",
            .path = u"/test"_s,
            .about = "Says that the server is there.",
            .tag = "Health",
            .answers = {{.about = "It is.",
                         .content = {{.schema = R"({"type":"object","properties":{"msg":{"type":"string"}}})",
                                      .example = R"({"msg":"API is Online"})"}}}}};
}

ApiRoute health()
{
    return {.method = "GET",
            .path = u"/health"_s,
            .about = "Says that the server is well.",
            .tag = "Health",
            .answers = {{.about = "It is.",
                         .content = {{.schema = R"({"type":"object","properties":{"status":{"type":"string"},)"
                                                R"("service":{"type":"string"}}})",
                                      .example = R"({"status":"healthy","service":"ai-chatbot-server"})"}}}}};
}

ApiRoute token()
{
    return {.method = "POST",
            .path = u"/token"_s,
            .about = "Begins a session for somebody of this name.",
            .tag = "Session",
            .parameters = {{.name = "name", .example = R"("Zoe")", .about = "Where it is not in the body."}},
            .body = {{.schema = kBody, .example = R"({"name":"Zoe"})"},
                     {.schema = kBody, .example = R"({"name":"Zoe"})", .type = "application/x-www-form-urlencoded"},
                     {.schema = kBody, .example = R"({"name":"Zoe"})", .type = "multipart/form-data"}},
            .needsBody = false,
            .answers = {{.about = "The session.", .content = {sessionContent(kNew)}},
                        refusal(400, "Nobody is named.", R"({"detail":{"loc":"name","msg":"Enter a valid name"}})"),
                        refusal(429, "Too many sessions from one address.", R"({"detail":"Too many at once."})")}};
}

ApiRoute history()
{
    return {.method = "GET",
            .path = u"/chat_history"_s,
            .about = "Shows a session with all that was said in it.",
            .tag = "Session",
            .parameters = {{.name = "token",
                            .schema = R"({"type":"string","format":"uuid"})",
                            .example = R"("0b6f5c1e-6a52-4d7c-9c3e-2f1d8a4b7e60")",
                            .isRequired = true}},
            .answers = {{.about = "The session.", .content = {sessionContent(kOld)}},
                        refusal(400, "There is no such session, or its time is over.",
                                R"({"detail":"Session expired or does not exist"})")}};
}

} // namespace confab::compat::aichatbot::told
