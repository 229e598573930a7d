// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/Transport.h"
#include "client/Workspace.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTextStream>

#include <unistd.h>

using namespace confab;
using namespace confab::client;
using namespace Qt::StringLiterals;

namespace {

//! A client that says what it does and waits to be killed. Arguments: folder, user, token, port, then either a room to
//! queue fifty messages in, or nothing: it sends one message when a line comes in, which was a draft before.
class Filler : public QObject
{
public:
    explicit Filler(const QStringList &arguments)
        : m_workspace(setupFor(arguments))
        , m_many(arguments.size() > 5 ? RoomId::fromString(arguments.at(5)) : std::nullopt)
    {
        connect(&m_workspace.replica().outbox(), &ReplicaOutbox::written, this,
                [this](const QString &clientId) { say(m_many ? clientId : u"written"_s); });
        connect(&m_workspace.outbox(), &Outbox::sent, this, [this] { say(u"sent"_s); });
        connect(&m_workspace.connection(), &Connection::stateChanged, this, [this] {
            if (m_workspace.connection().isLive())
                draft();
        });
        connect(&m_input, &QSocketNotifier::activated, this, &Filler::sendDraft);
    }

    bool start()
    {
        if (!m_workspace.open())
            return false;
        m_input.setEnabled(!m_many);
        for (int i = 0; m_many && i < 50; ++i) {
            if (!m_workspace.messageRequests().send(*m_many, u"message %1"_s.arg(i)))
                return false;
        }
        return true;
    }

private:
    static WorkspaceSetup setupFor(const QStringList &arguments)
    {
        WorkspaceSetup setup;
        setup.address = ServerAddress::local(arguments.at(4).toUShort());
        setup.credentials.token = arguments.at(3);
        setup.credentials.expiresAt = std::numeric_limits<qint64>::max();
        setup.credentials.user = {*UserId::fromString(arguments.at(2)), u"Ada"_s, UserKind::Person};
        setup.folder = arguments.at(1);
        setup.device = u"filler"_s;
        setup.makeTransport = webSockets();
        return setup;
    }

    void draft()
    {
        if (!m_room.isNull())
            return; // connected again
        m_room = m_workspace.rooms().ids().first();
        m_workspace.timeline(m_room);
        m_workspace.replica().drafts().setText(m_room, u"my words"_s);
        if (m_workspace.replica().flush())
            say(u"ready"_s);
    }

    void sendDraft()
    {
        m_input.setEnabled(false);
        const auto clientId = m_workspace.messageRequests().send(m_room, u"my words"_s);
        m_workspace.replica().drafts().setText(m_room, {});
        const TimelineRows &rows = m_workspace.timeline(m_room)->rows();
        if (clientId && rows.count() > 0 && rows.at(0).delivery == Delivery::Sending)
            say(u"shown"_s);
    }

    void say(const QString &line) { m_out << line << Qt::endl; }

    Workspace m_workspace;
    std::optional<RoomId> m_many;
    RoomId m_room;
    QSocketNotifier m_input{STDIN_FILENO, QSocketNotifier::Read};
    QTextStream m_out{stdout};
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    Filler filler(QCoreApplication::arguments());
    return filler.start() ? QCoreApplication::exec() : 1;
}
