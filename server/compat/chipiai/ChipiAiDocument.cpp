// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChipiAiDocument.h"

namespace confab::compat::chipiai::told {

using namespace Qt::StringLiterals;
using gateway::ApiAnswer;
using gateway::ApiContent;
using gateway::ApiRoute;

namespace {

constexpr char kText[] = R"({"type":"string"})";
constexpr char kRoom[] = R"({"type":"object","properties":{"roomId":{"type":"string","pattern":"^[0-9a-f]{24}$"}},)"
                         R"("required":["roomId"]})";
constexpr char kEntry[] = R"({"type":"object","properties":{"id":{"type":"string"},"roomId":{"type":"string"},)"
                          R"("username":{"type":"string"},"content":{"type":"string"},)"
                          R"("createdAt":{"type":"string","format":"date-time"},)"
                          R"("ID":{"type":"string"},"RoomID":{"type":"string"},"Username":{"type":"string"},)"
                          R"("Content":{"type":"string"},"ContentWithAi":{"type":"string"},)"
                          R"("CreatedAt":{"type":"string","format":"date-time"}},)"
                          R"("required":["id","roomId","username","content","createdAt","ContentWithAi"]})";
constexpr char kPerson[] = R"({"type":"object","properties":{"username":{"type":"string"},"email":{"type":"string"},)"
                           R"("password":{"type":"string"}},"required":["username","password"]})";
constexpr char kSignedIn[] = R"({"type":"object","properties":{"username":{"type":"string"},)"
                             R"("email":{"type":"string"}},"required":["username","email"]})";
constexpr char kSava[] = R"({"username":"Sava","email":"sava@example.org","password":"correct horse battery"})";

ApiAnswer answer(const char *about, const char *schema, const char *example)
{
    return {.about = about, .content = {{.schema = schema, .example = example}}};
}

ApiAnswer refusal(int status, const char *about, const char *example)
{
    return {.status = status, .about = about, .content = {{.schema = kText, .example = example}}};
}

//! As JSON, or as a form of either kind.
QList<ApiContent> bodies(const char *schema, const char *example)
{
    return {{.schema = schema, .example = example},
            {.schema = schema, .example = example, .type = "application/x-www-form-urlencoded"},
            {.schema = schema, .example = example, .type = "multipart/form-data"}};
}

ApiAnswer notReadable()
{
    return refusal(400, "The body can't be read, or says too little.", R"("invalid request body")");
}

} // namespace

gateway::ApiDocument document()
{
    return {.title = "ChipiAI Chat",
            .version = CONFAB_VERSION,
            .about =
                "Rooms and their histories. At `/chat?roomId=` each text that is sent over the WebSocket is a prompt, "
                "and is answered by one text; who comes there brings a JWT as the cookie `jwt`, as `Authorization`, "
                "or as `token` of the query.",
            .schemas = {{"Entry", kEntry}},
            .failure = ApiAnswer{.about = "Why it was not done.",
                                 .content = {{.schema = kText, .example = R"("not found")"}}}};
}

ApiRoute createRoom()
{
    return {.method = "POST",
            .path = u"/create/room"_s,
            .about = "Makes a room; several may have the same name.",
            .tag = "Rooms",
            .body = bodies(R"({"type":"object","properties":{"name":{"type":"string"}},"required":["name"]})",
                           R"({"name":"General"})"),
            .answers = {answer("The room.", kRoom, R"({"roomId":"6778c3f2e4b0a3c1d2f9a123"})"), notReadable()}};
}

ApiRoute history()
{
    return {.method = "GET",
            .path = u"/get/room/{id}"_s,
            .about = "Shows what was said in a room, the oldest first; nothing of a room that is not there.",
            .tag = "Rooms",
            .parameters = {{.name = "id", .example = R"("6778c3f2e4b0a3c1d2f9a123")", .about = "The room's."}},
            .answers = {answer("What was said, each field by both of its names.",
                               R"({"type":"array","items":{"$ref":"#/components/schemas/Entry"}})", "[]"),
                        refusal(400, "It is no id.", R"("invalid room id")")}};
}

gateway::ApiDocument gatewayDocument()
{
    return {.title = "ChipiAI Chat gateway",
            .version = CONFAB_VERSION,
            .about = "Where people register, and get the JWT that the chat asks for.",
            .failure = ApiAnswer{.about = "Why it was not done.",
                                 .content = {{.schema = kText, .example = R"("not found")"}}}};
}

ApiRoute registration()
{
    return {.method = "POST",
            .path = u"/register"_s,
            .about = "Registers somebody, and gives him a JWT for a day, as the cookie `jwt` too.",
            .tag = "People",
            .body = bodies(kPerson, kSava),
            .answers = {
                answer("The JWT.", kText, R"("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.c2lnbmVk")"), notReadable(),
                refusal(409, "The name has another password.", R"("this username is taken")"),
                refusal(503, "The server has no key to sign with.", R"("nobody can be let in: JWT_KEY is not set")")}};
}

ApiRoute signIn()
{
    return {.method = "POST",
            .path = u"/auth"_s,
            .about = "Tells who somebody is, and gives him the cookie `jwt` anew.",
            .tag = "People",
            .body = bodies(kPerson, kSava),
            .answers = {answer("Who he is.", kSignedIn, R"({"username":"Sava","email":"sava@example.org"})"),
                        notReadable(),
                        refusal(401, "The name or the password is wrong.", R"("wrong username or password")")}};
}

} // namespace confab::compat::chipiai::told
