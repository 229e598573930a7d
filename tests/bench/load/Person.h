// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Commands.h"
#include "protocol/Json.h"

#include <QHash>
#include <QObject>
#include <QWebSocket>

#include <functional>

namespace confab::load {

//! One signed-in connection of the load: says hello, joins a room, sends, and reads what arrives. A failed command is
//! an answer too.
class Person final : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(const codec::Json &data, const QString &error)>;

    Person(const QUrl &gateway, const QString &token);

    void ask(const Command &command, Answer answer);
    void send(const QString &content);
    RoomId room = {};

Q_SIGNALS:
    void ready();
    void closed(const QString &why);
    void messageRead(const QString &content);

private:
    void onText(const QString &text);

    QWebSocket m_socket;
    QHash<qint64, Answer> m_answers;
    qint64 m_nextId = 1;
};

} // namespace confab::load
