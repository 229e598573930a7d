// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatApi.h"

namespace confab::compat::chatapp::api {

using namespace Qt::StringLiterals;
using gateway::ApiAnswer;
using gateway::ApiContent;
using gateway::ApiParameter;
using gateway::ApiRoute;

namespace {

const QByteArray kMessageSchema = R"({"type":"object",)"
                                  R"("required":["id","chat_id","content","is_ai","timestamp"],"properties":{)"
                                  R"("id":{"type":"integer"},"chat_id":{"type":"integer"},)"
                                  R"("content":{"type":"string"},"is_ai":{"type":"boolean"},)"
                                  R"("timestamp":{"type":"string","format":"date-time"},)"
                                  R"("task_id":{"type":"string"}}})"_qba;
const QByteArray kChatSchema = R"({"type":"object",)"
                               R"("required":["id","user_id","title","created_at","updated_at","messages"],)"
                               R"("properties":{"id":{"type":"integer"},"user_id":{"type":["integer","string"]},)"
                               R"("title":{"type":["string","null"]},)"
                               R"("created_at":{"type":"string","format":"date-time"},)"
                               R"("updated_at":{"type":"string","format":"date-time"},)"
                               R"("messages":{"type":"array","items":{"$ref":"#/components/schemas/Message"}}}})"_qba;
const QByteArray kFaultSchema = R"({"type":"object","required":["detail"],"properties":{"detail":{"oneOf":[)"
                                R"({"type":"string"},{"type":"array","items":{"type":"object",)"
                                R"("required":["type","loc","msg"],"properties":{"type":{"type":"string"},)"
                                R"("loc":{"type":"array","items":{"type":["string","integer"]}},)"
                                R"("msg":{"type":"string"},"input":{}}}}]}}})"_qba;
const QByteArray kPersonSchema = R"({"type":["integer","string"]})"_qba;
const QByteArray kCountSchema = R"({"type":"object","required":["deleted_count"],"properties":{)"
                                R"("status":{"type":"string"},"deleted_count":{"type":"integer"}}})"_qba;

QByteArray reference(const QByteArray &name)
{
    return R"({"$ref":"#/components/schemas/)" + name + R"("})";
}

ApiAnswer done(const QByteArray &schema, const QByteArray &example, const QByteArray &about)
{
    return {.status = 200, .about = about, .content = {{.schema = schema, .example = example}}};
}

ApiAnswer chatAnswer()
{
    return done(reference("Chat"),
                R"({"id":1,"user_id":1,"title":null,"created_at":"2026-01-01T12:00:00.000Z",)"
                R"("updated_at":"2026-01-01T12:00:00.000Z","messages":[]})",
                "The chat with its messages.");
}

ApiAnswer unprocessable()
{
    return {.status = 422,
            .about = "Something in the request can't be read.",
            .content = {{.schema = reference("Fault"),
                         .example = R"({"detail":[{"type":"int_parsing","loc":["path","chat_id"],)"
                                    R"("msg":"Input should be a valid integer, unable to parse string as an integer",)"
                                    R"("input":"five"}]})"}}};
}

ApiAnswer notFound()
{
    return {.status = 404,
            .about = "There is no such chat.",
            .content = {{.schema = reference("Fault"), .example = R"({"detail":"Chat not found"})"}}};
}

ApiParameter chatId()
{
    return {.name = "chat_id",
            .schema = R"({"type":["integer","string"]})",
            .example = "1",
            .about = "The number of a chat."};
}

ApiParameter personId()
{
    return {.name = "user_id", .schema = kPersonSchema, .example = "1", .about = "Whose chats they are."};
}

} // namespace

gateway::ApiDocument document()
{
    return {.title = "Chat Application",
            .version = CONFAB_VERSION,
            .about =
                "Chats of a person with an AI, as clients of the chat application know them. Answers come over the "
                "WebSocket at /ws/{user_id}.",
            .schemas = {{"Message", kMessageSchema}, {"Chat", kChatSchema}, {"Fault", kFaultSchema}},
            .failure = ApiAnswer{.about = "Why it was not done.",
                                 .content = {{.schema = reference("Fault"), .example = R"({"detail":"Not Found"})"}}}};
}

ApiRoute openChat()
{
    const QByteArray schema = R"({"type":"object","properties":{"user_id":{"type":["integer","string","null"]},)"
                              R"("title":{"type":["string","null"]}}})";
    return {.method = "POST",
            .path = u"/api/chats"_s,
            .about = "Creates a chat, or gives the empty one that this user has.",
            .tag = "chats",
            .parameters = {{.name = "user_id", .schema = kPersonSchema, .example = "1", .about = "Whose it is to be."}},
            .body = {{.schema = schema, .example = R"({"user_id":1})"},
                     {.schema = schema, .example = R"({"user_id":1})", .type = "application/x-www-form-urlencoded"},
                     {.schema = schema, .example = R"({"user_id":1})", .type = "multipart/form-data"}},
            .needsBody = false,
            .answers = {chatAnswer(), unprocessable()}};
}

ApiRoute getChat()
{
    return {.method = "GET",
            .path = u"/api/chats/{chat_id}"_s,
            .about = "Reads a chat with its messages.",
            .tag = "chats",
            .parameters = {chatId()},
            .answers = {chatAnswer(), notFound(), unprocessable()}};
}

ApiRoute listChats()
{
    return {.method = "GET",
            .path = u"/api/users/{user_id}/chats"_s,
            .about = "Lists the chats of a user with their messages.",
            .tag = "users",
            .parameters = {personId()},
            .answers = {done(R"({"type":"array","items":)" + reference("Chat") + '}',
                             '[' + chatAnswer().content.first().example + ']', "The chats of the user."),
                        unprocessable()}};
}

ApiRoute deleteChats()
{
    return {.method = "POST",
            .path = u"/api/chats/batch-delete"_s,
            .about = "Deletes several chats.",
            .tag = "chats",
            .body = {{.schema = R"({"type":"object","required":["chat_ids"],"properties":{"chat_ids":{"type":"array",)"
                                R"("items":{"type":["integer","string"]}}}})",
                      .example = R"({"chat_ids":[1]})"}},
            .answers = {done(kCountSchema, R"({"status":"success","deleted_count":1})", "How many were deleted."),
                        unprocessable()}};
}

ApiRoute deleteEmptyChats()
{
    return {.method = "DELETE",
            .path = u"/api/users/{user_id}/chats/empty"_s,
            .about = "Deletes the empty chats of a user that no page has open.",
            .tag = "users",
            .parameters = {personId()},
            .answers = {done(kCountSchema, R"({"deleted_count":0})", "How many were deleted."), unprocessable()}};
}

ApiRoute welcome()
{
    return {.method = "GET",
            .path = u"/"_s,
            .about = "Says that the application is there.",
            .tag = "application",
            .answers = {done(R"({"type":"object","required":["message"],"properties":{"message":{"type":"string"}}})",
                             R"({"message":"Welcome to the Chat Application"})", "A welcome.")}};
}

ApiRoute health()
{
    return {.method = "GET",
            .path = u"/api/ws/health"_s,
            .about = "Says that WebSockets are taken.",
            .tag = "application",
            .answers = {done(R"({"type":"object","required":["status"],"properties":{"status":{"type":"string"}}})",
                             R"({"status":"healthy"})", "The health.")}};
}

} // namespace confab::compat::chatapp::api
