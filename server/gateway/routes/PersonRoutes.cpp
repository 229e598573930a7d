// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "protocol/FieldReader.h"
#include "protocol/SignInRequests.h"
#include "RouteTable.h"

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

//! As user:role or user:suspend, which are one object's fields here.
void changePerson(const RouteCall &call, const core::Identity &identity, HttpReply reply)
{
    const auto change = codec::readAll<request::PersonChange>(call.data.object(), call.services.limits);
    if (!change)
        return reply(RouteTable::answer(change.error()));
    const UserId user = UserId::fromString(call.captures.value(u"id"_s)).value_or(UserId());
    const Command command = change->role
                                ? Command(command::UserRole{user, *change->role})
                                : command::UserSuspend{user, *change->suspended, change->until, change->reason};
    RouteTable::execute(call, identity, command,
                        {call.life, [reply = std::move(reply)](const Result<QByteArray> &result) mutable {
                             reply(RouteTable::answer(result, 200));
                         }});
}

} // namespace

void addPersonRoutes(RouteTable &table)
{
    const RouteAbout change{.about = "Gives somebody another role on the server, or keeps him off it.",
                            .tag = "user",
                            .body = RouteAbout::asked<request::PersonChange>,
                            .bodyExample = R"({"suspended":true,"reason":"Advertises."})",
                            .answer = RouteAbout::told<reply::OnePerson>,
                            .answerExample = {},
                            .answerLike = "OnePerson"};
    const QString users = u"/api/v1/users"_s;
    const QString user = users + u"/{id}"_s;
    const QString sessions = u"/api/v1/me/sessions"_s;
    table.add<command::UserList>({"GET", users});
    table.add<command::UserGet>({"GET", user, u"user"_s});
    table.addSignedIn("PATCH", user, change, changePerson);
    table.add<command::UserUpdate>({"PATCH", u"/api/v1/me"_s});
    table.add<command::UserBlock>({"PUT", user + u"/block"_s, u"user"_s});
    table.add<command::UserReset>({"POST", user + u"/reset"_s, u"user"_s});
    table.add<command::SessionList>({"GET", sessions});
    table.add<command::SessionRevoke>({"DELETE", sessions + u"/{id}"_s, u"session"_s});
}

} // namespace confab::gateway
