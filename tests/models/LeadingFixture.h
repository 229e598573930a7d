// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/ServerOptions.h"
#include "RoomFixture.h"

#include <QAbstractItemModelTester>

namespace confab::models::test {

//! A server that its user leads, with its settings and its people.
struct LeadingFixture : RoomFixture
{
    explicit LeadingFixture(std::optional<confab::Role> serverRole = confab::Role::Owner)
        : RoomFixture({QStringLiteral("message:send")})
    {
        server.serverRole = serverRole;
        answer<command::ServerGet>([this](const auto &) { return codec::encodeReply(reply::Server{settings_}); });
        answer<command::UserList>([this](const command::UserList &asked) {
            const qsizetype first = asked.cursor.toLongLong();
            QList<Person> found;
            for (const Person &person : std::as_const(people)) {
                if (person.user.name.contains(asked.query, Qt::CaseInsensitive))
                    found.append(person);
            }
            reply::People page{.users = found.mid(first, pageSize)};
            page.more = first + pageSize < found.size();
            if (page.more)
                page.cursor = QString::number(first + pageSize);
            return codec::encodeReply(page);
        });
        answer<command::UserRole>([this](const command::UserRole &asked) -> std::optional<QByteArray> {
            if (isRefused)
                return std::nullopt;
            Person &person = of(asked.user);
            person.role = asked.role;
            if (asked.role == Role::Owner)
                server.serverRole = Role::Admin;
            return codec::encodeReply(reply::OnePerson{person});
        });
        answer<command::UserSuspend>([this](const command::UserSuspend &asked) -> std::optional<QByteArray> {
            if (isRefused)
                return std::nullopt;
            Person &person = of(asked.user);
            person.suspended = asked.on;
            return codec::encodeReply(reply::OnePerson{person});
        });
    }
    bool openServer()
    {
        if (!open())
            return false;
        options.attach(workspace.get());
        if (!server.serverRole)
            return true;
        return QTest::qWaitFor([this] { return options.isOffered(); });
    }
    Person &of(UserId user)
    {
        return *std::find_if(people.begin(), people.end(),
                             [user](const Person &person) { return person.user.id == user; });
    }
    UserId add(const QString &name, std::optional<confab::Role> role, bool guest = false)
    {
        people.append({.user = {UserId::make(), name, UserKind::Person}, .guest = guest, .role = role});
        return people.last().user.id;
    }
    //! Of the others, who come behind the user.
    QVariant of(int number, int role) { return model().index(number + 1).data(role); }
    //! "role suspend reset": what is offered for that one of the others.
    QString offered(int number)
    {
        QStringList acts;
        for (const auto &[role, name] : {std::pair(ServerPeopleModel::CanGiveRoleRole, QStringLiteral("role")),
                                         std::pair(ServerPeopleModel::CanSuspendRole, QStringLiteral("suspend")),
                                         std::pair(ServerPeopleModel::CanResetRole, QStringLiteral("reset"))}) {
            if (of(number, role).toBool())
                acts += name;
        }
        return acts.join(QLatin1Char(' '));
    }
    ServerPeopleModel &model() { return *options.people(); }
    QString detail(int number) { return of(number, ServerPeopleModel::DetailRole).toString(); }
    int others() { return model().rowCount() - 1; }
    bool begin()
    {
        model().begin();
        return QTest::qWaitFor([this] { return others() > 0; });
    }

    ServerSettings settings_{.name = QStringLiteral("Chess"), .registration = SignUp::Invite, .lobby = LobbyJoin::Accounts};
    QList<Person> people;
    qsizetype pageSize = 50;
    bool isRefused = false;
    ServerOptions options;
    QAbstractItemModelTester tester{options.people(), QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace confab::models::test
