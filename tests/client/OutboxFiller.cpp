// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/QWebSocketTransport.h"
#include "client/Workspace.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace confab;
using namespace confab::client;
using namespace Qt::StringLiterals;

//! Queues messages without a connection, says so after each, and waits to be killed.
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    WorkspaceSetup setup;
    setup.address = ServerAddress::local(8420);
    setup.credentials.token = u"token"_s;
    setup.credentials.expiresAt = std::numeric_limits<qint64>::max();
    setup.credentials.user = {*UserId::fromString(arguments.at(2)), u"Ada"_s, UserKind::Person};
    setup.folder = arguments.at(1);
    setup.makeTransport = QWebSocketTransport::factory();
    Workspace workspace(setup);
    if (!workspace.open())
        return 1;
    const RoomId room = *RoomId::fromString(arguments.at(3));
    QTextStream out(stdout);
    for (int i = 0; i < 50; ++i) {
        const auto clientId = workspace.messageActions().send(room, u"message %1"_s.arg(i));
        if (!clientId)
            return 2;
        out << *clientId << Qt::endl;
    }
    return QCoreApplication::exec();
}
