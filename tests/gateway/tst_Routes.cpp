// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RouteFixture.h"

#include <QJsonArray>

using namespace confab;
using namespace Qt::StringLiterals;
using confab::test::RouteFixture;

namespace {
const QString kId = u"018f4c1e-7b1a-7c3d-8e5f-0123456789ab"_s;
}

class tst_Routes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRouteNeedsATokenButTheOpenOnes();
    void aRouteRunsItsTwin_data();
    void aRouteRunsItsTwin();
    void theAnswerIsTheTwins();
    void anErrorHasItsStatusAndItsObject();
    void thePathWinsOverTheBody();
    void aPersonIsChangedInOneWayAtATime();
    void whatIsNoIdIsNotFound();
    void aQueryIsReadAndChecked();
    void aSendWithoutClientIdGetsOneMade();
    void aWrongMethodIsToldTheRightOnes();
    void aBatchTellsWhatBecameOfEach();
    void onlyOwnRoomsWithoutMessagesCountAsEmpty();
    void ownRoomsAreReadToTheLastOfThem();

private:
    static QByteArray tokenOf(RouteFixture &api)
    {
        return RouteFixture::json(api.post(u"/api/v1/auth/guest"_s, {{u"name"_s, u"Ada"_s}}))["token"_L1]
            .toString()
            .toLatin1();
    }
};

void tst_Routes::everyRouteNeedsATokenButTheOpenOnes()
{
    RouteFixture api;
    const QStringList open{u"/healthz"_s,           u"/readyz"_s,
                           u"/openapi.json"_s,      u"/asyncapi.json"_s,
                           u"/api/v1/auth/guest"_s, u"/api/v1/auth/register"_s,
                           u"/api/v1/auth/login"_s, u"/api/v1/auth/refresh"_s,
                           u"/api/v1/auth/logout"_s,  u"/api/v1/auth/reset"_s};
    int closed = 0;
    for (const auto &[method, pattern] : api.router.entries()) {
        if (open.contains(pattern) || (method == "GET" && pattern == u"/api/v1/invites/{code}"_s))
            continue;
        const QString path =
            QString(pattern).replace(u"{id}"_s, kId).replace(u"{user}"_s, kId).replace(u"{code}"_s, u"x"_s);
        const auto answer = api.send(method, path);
        QVERIFY2(answer.status == 401, (method + ' ' + path.toUtf8()).constData());
        QCOMPARE(api.send(method, path, {}, "forged").status, 401);
        ++closed;
    }
    QVERIFY(closed > 30);
    QVERIFY(api.commands.isEmpty());
}

void tst_Routes::aRouteRunsItsTwin_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("event");
    QTest::addColumn<int>("status");
    const auto row = [](const QByteArray &method, const QString &target, const QByteArray &body, const QString &event,
                        int status = 200) {
        QTest::addRow("%s %s as %s", method.constData(), qPrintable(target), qPrintable(event))
            << method << QString(target).replace(u"{id}"_s, kId) << body << event << status;
    };
    const QByteArray id = kId.toLatin1();
    row("GET", u"/api/v1/rooms"_s, "", u"room:list"_s);
    row("POST", u"/api/v1/rooms"_s, R"({"name":"Tea"})", u"room:create"_s, 201);
    row("GET", u"/api/v1/rooms/{id}"_s, "", u"room:get"_s);
    row("PATCH", u"/api/v1/rooms/{id}"_s, R"({"topic":"x"})", u"room:update"_s);
    row("DELETE", u"/api/v1/rooms/{id}"_s, "", u"room:delete"_s, 204);
    row("GET", u"/api/v1/rooms/{id}/events?ev=3"_s, "", u"room:since"_s);
    row("GET", u"/api/v1/rooms/{id}/members?limit=5"_s, "", u"room:members"_s);
    row("POST", u"/api/v1/rooms/{id}/members"_s, "", u"room:join"_s, 201);
    row("POST", u"/api/v1/rooms/{id}/members"_s, R"({"users":[")" + id + "\"]}", u"room:invite"_s, 201);
    row("DELETE", u"/api/v1/rooms/{id}/members/{id}"_s, R"({"reason":"x"})", u"member:kick"_s, 204);
    row("PATCH", u"/api/v1/rooms/{id}/members/{id}"_s, R"({"role":"admin"})", u"member:role"_s);
    row("PUT", u"/api/v1/rooms/{id}/members/{id}/mute"_s, R"({"until":null})", u"member:mute"_s);
    row("PUT", u"/api/v1/rooms/{id}/bans/{id}"_s, R"({"on":true,"reason":"x"})", u"member:ban"_s);
    row("GET", u"/api/v1/rooms/{id}/bans?limit=5"_s, "", u"ban:list"_s);
    row("GET", u"/api/v1/rooms/directory?query=tea&limit=5"_s, "", u"room:directory"_s);
    row("PUT", u"/api/v1/rooms/{id}/notify"_s, R"({"level":"none"})", u"room:notify"_s);
    row("PUT", u"/api/v1/rooms/{id}/read"_s, R"({"seq":4})", u"room:read"_s);
    row("POST", u"/api/v1/rooms/{id}/invites"_s, "{}", u"invite:create"_s, 201);
    row("GET", u"/api/v1/rooms/{id}/invites"_s, "", u"invite:list"_s);
    row("GET", u"/api/v1/invites/AAAAAAAAAAAAAAAAAAAAAA"_s, "", u"invite:get"_s);
    row("DELETE", u"/api/v1/invites/AAAAAAAAAAAAAAAAAAAAAA"_s, "", u"invite:revoke"_s, 204);
    row("POST", u"/api/v1/invites/AAAAAAAAAAAAAAAAAAAAAA/accept"_s, "", u"invite:accept"_s, 201);
    row("GET", u"/api/v1/users?query=bo&room={id}"_s, "", u"user:list"_s);
    row("GET", u"/api/v1/users?blocked=true"_s, "", u"user:list"_s);
    row("GET", u"/api/v1/users/{id}"_s, "", u"user:get"_s);
    row("PATCH", u"/api/v1/users/{id}"_s, R"({"role":"admin"})", u"user:role"_s);
    row("PATCH", u"/api/v1/users/{id}"_s, R"({"suspended":true,"reason":"x"})", u"user:suspend"_s);
    row("PUT", u"/api/v1/users/{id}/block"_s, R"({"on":true})", u"user:block"_s);
    row("POST", u"/api/v1/users/{id}/reset"_s, "", u"user:reset"_s);
    row("PATCH", u"/api/v1/me"_s, R"({"about":null})", u"user:update"_s);
    row("GET", u"/api/v1/me/sessions"_s, "", u"session:list"_s);
    row("DELETE", u"/api/v1/me/sessions/{id}"_s, "", u"session:revoke"_s, 204);
    row("GET", u"/api/v1/server"_s, "", u"server:get"_s);
    row("PATCH", u"/api/v1/server"_s, R"({"guests":false})", u"server:update"_s);
    row("GET", u"/api/v1/audit"_s, "", u"audit:list"_s);
    row("GET", u"/api/v1/rooms/{id}/audit?cursor=x"_s, "", u"audit:list"_s);
    row("POST", u"/api/v1/messages/{id}/reports"_s, R"({"reason":"x"})", u"message:report"_s, 201);
    row("POST", u"/api/v1/rooms/{id}/join"_s, "{}", u"room:join"_s, 201);
    row("POST", u"/api/v1/me/rooms"_s, R"({"name":"Tea"})", u"room:join"_s, 201);
    row("DELETE", u"/api/v1/rooms/{id}/members/me"_s, "", u"room:leave"_s, 204);
    row("POST", u"/api/v1/rooms/{id}/leave"_s, "", u"room:leave"_s);
    row("GET", u"/api/v1/rooms/{id}/messages?before=9"_s, "", u"message:history"_s);
    row("POST", u"/api/v1/rooms/{id}/messages"_s, R"({"content":"hi","clientId":"c"})", u"message:send"_s, 201);
    row("PUT", u"/api/v1/rooms/{id}/seen"_s, R"({"seq":4})", u"message:seen"_s);
    row("PUT", u"/api/v1/rooms/{id}/delivered"_s, R"({"seq":4})", u"message:delivered"_s);
    row("GET", u"/api/v1/messages/{id}"_s, "", u"message:get"_s);
    row("PATCH", u"/api/v1/messages/{id}"_s, R"({"content":"x"})", u"message:edit"_s);
    row("PUT", u"/api/v1/messages/{id}"_s, R"({"content":"x"})", u"message:edit"_s);
    row("DELETE", u"/api/v1/messages/{id}"_s, "", u"message:delete"_s, 204);
    row("GET", u"/api/v1/rooms/{id}/presence"_s, "", u"presence:get"_s);
    row("PUT", u"/api/v1/me/presence"_s, R"({"state":"away"})", u"presence:set"_s);
    row("PUT", u"/api/v1/rooms/{id}/typing"_s, "", u"typing:start"_s);
    row("DELETE", u"/api/v1/rooms/{id}/typing"_s, "", u"typing:stop"_s, 204);
    row("GET", u"/api/v1/agents"_s, "", u"agent:list"_s);
    row("GET", u"/api/v1/agents?room={id}"_s, "", u"agent:list"_s);
    row("POST", u"/api/v1/streams"_s, R"({"prompt":"hi","room":")" + id + "\"}", u"stream:request"_s, 201);
    row("POST", u"/api/v1/rooms/{id}/streams"_s, R"({"prompt":"hi"})", u"stream:request"_s, 201);
    row("GET", u"/api/v1/streams/{id}"_s, "", u"stream:resume"_s);
    row("GET", u"/api/v1/streams/{id}/status"_s, "", u"stream:status"_s);
    row("GET", u"/api/v1/streams/{id}/metrics"_s, "", u"stream:metrics"_s);
    row("POST", u"/api/v1/streams/{id}/stop"_s, "", u"stream:stop"_s);
}

void tst_Routes::aRouteRunsItsTwin()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, target);
    QFETCH(QByteArray, body);
    QFETCH(QString, event);
    QFETCH(int, status);
    RouteFixture api;
    const auto answer = api.send(method, target, body, tokenOf(api));
    QVERIFY2(answer.status == status, answer.body.constData());
    QCOMPARE(api.commands.size(), 1);
    QCOMPARE(codec::commandName(api.commands.first()), event);
    // Who follows an invite is nobody yet.
    QCOMPARE(api.actors.first().user().name, event == u"invite:get"_s ? QString() : u"Ada"_s);
    QVERIFY(!api.actors.first().connection);
    if (target.contains(kId)) {
        const QByteArray frame = codec::encodeCommand({1, api.commands.first()});
        QVERIFY2(frame.contains(kId.toLatin1()), frame.constData());
    }
}

void tst_Routes::theAnswerIsTheTwins()
{
    RouteFixture api;
    const QByteArray token = tokenOf(api);
    api.results = {QByteArray(R"({"message":{"seq":1}})"), QByteArray(R"({"message":{"deletedAt":1}})")};
    QCOMPARE(api.send("GET", u"/api/v1/messages/"_s + kId, {}, token).body, R"({"message":{"seq":1}})");
    const auto deleted = api.send("DELETE", u"/api/v1/messages/"_s + kId, {}, token);
    QCOMPARE(deleted.status, 200);
    QCOMPARE(deleted.body, R"({"message":{"deletedAt":1}})");
}

void tst_Routes::anErrorHasItsStatusAndItsObject()
{
    RouteFixture api;
    const QByteArray token = tokenOf(api);
    for (const ErrorInfo &info : allErrors()) {
        api.results = {Error{info.code, {}, {}, info.code == ErrorCode::RateLimited ? 1800 : 0}};
        const auto answer = api.send("GET", u"/api/v1/rooms"_s, {}, token);
        QCOMPARE(answer.status, info.httpStatus);
        QCOMPARE(RouteFixture::errorCode(answer), info.name);
        QCOMPARE(answer.headers.contains("retry-after"), info.code == ErrorCode::RateLimited);
    }
    api.results = {Error{ErrorCode::RateLimited, {}, {}, 1800}};
    QCOMPARE(api.send("GET", u"/api/v1/rooms"_s, {}, token).headers.value("retry-after"), "2");
}

void tst_Routes::thePathWinsOverTheBody()
{
    RouteFixture api;
    const QByteArray other = MessageId::make().toString().toLatin1();
    const auto answer =
        api.send("PATCH", u"/api/v1/messages/"_s + kId,
                 R"({"content":"x","id":")" + other + R"(","message":")" + other + R"(","author":")" + other + "\"}",
                 tokenOf(api));
    QCOMPARE(answer.status, 200);
    QCOMPARE(std::get<command::MessageEdit>(api.commands.first()).message, MessageId::fromString(kId));
}

void tst_Routes::aPersonIsChangedInOneWayAtATime()
{
    RouteFixture api;
    const QByteArray token = tokenOf(api);
    const QString person = u"/api/v1/users/"_s + kId;
    for (const char *body : {"{}", R"({"role":"admin","suspended":true})"}) {
        const auto refused = api.send("PATCH", person, body, token);
        QCOMPARE(refused.status, 422);
        QCOMPARE(RouteFixture::errorField(refused), u"role"_s);
    }
    QVERIFY(api.commands.isEmpty());
    QCOMPARE(api.send("PATCH", person, R"({"suspended":false,"user":"x"})", token).status, 200);
    const auto &suspend = std::get<command::UserSuspend>(api.commands.first());
    QCOMPARE(suspend.user, UserId::fromString(kId));
    QVERIFY(!suspend.on);
}

void tst_Routes::whatIsNoIdIsNotFound()
{
    RouteFixture api;
    const QByteArray token = tokenOf(api);
    for (const QString &id : {u"1"_s, u"' OR 1=1 --"_s, u"..%2f"_s, u"null"_s, kId + u"0"_s}) {
        const auto answer = api.send("GET", u"/api/v1/rooms/"_s + id, {}, token);
        QCOMPARE(answer.status, 404);
        QCOMPARE(RouteFixture::errorCode(answer), u"not_found"_s);
    }
    QVERIFY(api.commands.isEmpty());
}

void tst_Routes::aQueryIsReadAndChecked()
{
    RouteFixture api;
    const QByteArray token = tokenOf(api);
    const QString history = u"/api/v1/rooms/"_s + kId + u"/messages"_s;
    QCOMPARE(api.send("GET", history + u"?after=41&limit=7&room=x&unknown=1"_s, {}, token).status, 200);
    const auto &command = std::get<command::MessageHistory>(api.commands.first());
    QCOMPARE(command.room, RoomId::fromString(kId));
    QCOMPARE(command.after, 41);
    QCOMPARE(command.limit, 7);
    QVERIFY(!command.before);
    for (const char *twice : {"?limit=1&limit=2", "?limit=1&x=1&%6Cimit=1", "?other&other"}) {
        const auto answer = api.send("GET", history + QString::fromLatin1(twice), {}, token);
        QCOMPARE(answer.status, 400);
        QCOMPARE(RouteFixture::errorCode(answer), u"bad_request"_s);
    }
    QCOMPARE(api.send("GET", u"/api/v1/users?blocked=maybe"_s, {}, token).status, 422);
    const auto refused = api.send("GET", history + u"?limit=many"_s, {}, token);
    QCOMPARE(refused.status, 422);
    QCOMPARE(RouteFixture::errorField(refused), u"limit"_s);
    QCOMPARE(api.send("GET", history + u"?before=1&after=2"_s, {}, token).status, 422);
}

void tst_Routes::aSendWithoutClientIdGetsOneMade()
{
    RouteFixture api;
    const QString target = u"/api/v1/rooms/"_s + kId + u"/messages"_s;
    const QByteArray token = tokenOf(api);
    QCOMPARE(api.send("POST", target, R"({"content":"hi"})", token).status, 201);
    QCOMPARE(api.send("POST", target, R"({"content":"hi","clientId":"mine"})", token).status, 201);
    QCOMPARE(std::get<command::MessageSend>(api.commands[0]).clientId.size(), 36);
    QCOMPARE(std::get<command::MessageSend>(api.commands[1]).clientId, u"mine"_s);
}

void tst_Routes::aWrongMethodIsToldTheRightOnes()
{
    RouteFixture api;
    const auto match = api.router.match("DELETE", u"/api/v1/rooms"_s);
    QVERIFY(!match.handler);
    QVERIFY2(match.allow.contains("GET") && match.allow.contains("POST"), match.allow.constData());
    QVERIFY(api.router.match("GET", u"/api/v1/nowhere"_s).allow.isEmpty());
}

void tst_Routes::aBatchTellsWhatBecameOfEach()
{
    RouteFixture api;
    const QByteArray token = tokenOf(api);
    const QString other = RoomId::make().toString();
    api.results = {QByteArray("{}"), ErrorCode::Forbidden};
    const auto answer = api.post(u"/api/v1/rooms/batch-delete"_s, {{u"rooms"_s, QJsonArray{kId, other, kId}}}, token);
    QCOMPARE(answer.status, 200);
    const QJsonObject body = RouteFixture::json(answer);
    QCOMPARE(body["deleted"_L1].toArray(), QJsonArray{kId});
    QCOMPARE(body["failed"_L1][0]["room"_L1].toString(), other);
    QCOMPARE(body["failed"_L1][0]["error"_L1]["code"_L1].toString(), u"forbidden"_s);
    QCOMPARE(api.post(u"/api/v1/rooms/batch-delete"_s, {{u"rooms"_s, QJsonArray{}}}, token).status, 200);
    QCOMPARE(api.post(u"/api/v1/rooms/batch-delete"_s, {{u"rooms"_s, u"x"_s}}, token).status, 422);
    QCOMPARE(api.post(u"/api/v1/rooms/batch-delete"_s, {{u"rooms"_s, QJsonArray{u"x"_s}}}, token).status, 422);
    QCOMPARE(api.commands.size(), 2);
}

void tst_Routes::onlyOwnRoomsWithoutMessagesCountAsEmpty()
{
    RouteFixture api;
    const QByteArray token = tokenOf(api);
    const UserId ada = api.accounts.created.first().id;
    const auto room = [](UserId by, qint64 seq, bool isMember) {
        RoomSummary summary;
        summary.room = {.id = RoomId::make(), .name = u"r"_s, .epoch = Epoch::make(), .seq = seq, .createdBy = by};
        summary.member = isMember;
        return summary;
    };
    const QList<RoomSummary> rooms{room(ada, 0, true), room(ada, 3, true), room(UserId::make(), 0, true),
                                   room(ada, 0, false)};
    api.pages = {reply::Rooms{rooms}};
    const auto own = RouteFixture::json(api.send("GET", u"/api/v1/me/rooms"_s, {}, token));
    QCOMPARE(own["rooms"_L1].toArray().size(), 3);
    api.pages = {reply::Rooms{rooms}};
    const auto answer = RouteFixture::json(api.send("DELETE", u"/api/v1/me/rooms/empty"_s, {}, token));
    QCOMPARE(answer["deleted"_L1].toArray(), QJsonArray{rooms[0].room.id.toString()});
    QCOMPARE(std::get<command::RoomDelete>(api.commands.last()).room, rooms[0].room.id);
}

void tst_Routes::ownRoomsAreReadToTheLastOfThem()
{
    RouteFixture api;
    const QByteArray token = tokenOf(api);
    const auto page = [](bool isLastOwn, const QString &cursor) {
        reply::Rooms rooms{.more = true, .cursor = cursor};
        for (const bool isMember : {true, isLastOwn}) {
            RoomSummary summary;
            summary.room = {.id = RoomId::make(), .name = u"r"_s, .epoch = Epoch::make()};
            summary.member = isMember;
            rooms.rooms.append(summary);
        }
        return rooms;
    };
    api.pages = {page(true, u"second"_s), page(false, u"never"_s)};
    const auto own = RouteFixture::json(api.send("GET", u"/api/v1/me/rooms"_s, {}, token));
    QCOMPARE(own["rooms"_L1].toArray().size(), 3);
    QCOMPARE(api.commands.size(), 2);
    QCOMPARE(std::get<command::RoomList>(api.commands[1]).cursor, u"second"_s);
    for (const char *method : {"GET", "DELETE"}) {
        api.pages = {page(true, u"second"_s), ErrorCode::RateLimited};
        const QString target = qstrcmp(method, "GET") == 0 ? u"/api/v1/me/rooms"_s : u"/api/v1/me/rooms/empty"_s;
        QCOMPARE(api.send(method, target, {}, token).status, 429);
    }
}

QTEST_GUILESS_MAIN(tst_Routes)
#include "tst_Routes.moc"
