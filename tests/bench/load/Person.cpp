// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Person.h"

#include "protocol/Codec.h"

namespace confab::load {

Person::Person(const QUrl &gateway, const QString &token)
{
    connect(&m_socket, &QWebSocket::connected, this, [this, token] {
        command::Hello hello;
        hello.token = token;
        hello.device = QStringLiteral("confab-load");
        ask(hello, [this](const codec::Json &, const QString &error) {
            if (error.isEmpty())
                Q_EMIT ready();
            else
                Q_EMIT closed(error);
        });
    });
    connect(&m_socket, &QWebSocket::disconnected, this, [this] {
        Q_EMIT closed(QStringLiteral("%1 %2").arg(int(m_socket.closeCode())).arg(m_socket.closeReason()));
    });
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &Person::onText);
    m_socket.open(gateway);
}

void Person::ask(const Command &command, Answer answer)
{
    const qint64 id = m_nextId++;
    m_answers.insert(id, std::move(answer));
    m_socket.sendTextMessage(QString::fromUtf8(codec::encodeCommand(CommandFrame{id, command})));
}

void Person::send(const QString &content)
{
    const command::MessageSend message{.room = room, .clientId = MessageId::make().toString(), .content = content};
    m_socket.sendTextMessage(QString::fromUtf8(codec::encodeCommand(CommandFrame{std::nullopt, message})));
}

void Person::onText(const QString &text)
{
    auto frame = codec::decodeServerFrame(text.toUtf8());
    if (!frame)
        return;
    if (const auto *ack = std::get_if<codec::AckFrame>(&*frame)) {
        const Answer answer = ack->id ? m_answers.take(*ack->id) : Answer();
        if (answer)
            answer(ack->data, ack->error ? ack->error->text() : QString());
        else if (ack->error)
            Q_EMIT messageRead(QString());
        return;
    }
    if (const auto *event = std::get_if<EventFrame>(&*frame)) {
        if (const auto *sent = std::get_if<event::MessageNew>(&event->event); sent && sent->message.room == room)
            Q_EMIT messageRead(sent->message.content);
    }
}

} // namespace confab::load
