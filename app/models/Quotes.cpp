// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Quotes.h"

#include "client/Guarded.h"
#include "client/Workspace.h"
#include "Preview.h"

namespace confab::models {

Quote Quotes::quoteOf(const Message &message) const
{
    const User author = m_workspace ? m_workspace->members().today(message.room, message.author) : message.author;
    return {author.name, message.isDeleted() ? tr("Message deleted") : plainPreview(message.content, 100), author.id};
}

void Quotes::attach(client::Workspace *workspace, client::RoomTimeline *timeline)
{
    if (m_workspace) {
        m_workspace->connection().disconnect(this);
        m_workspace->members().disconnect(this);
    }
    if (m_timeline)
        m_timeline->disconnect(this);
    m_workspace = workspace;
    m_timeline = timeline;
    m_asked.clear();
    clear();
    if (timeline)
        connect(timeline, &client::RoomTimeline::heard, this, &Quotes::note);
    if (!workspace)
        return;
    connect(&workspace->members(), &client::Members::called, this, &Quotes::onCalled);
    connect(&workspace->connection(), &client::Connection::stateChanged, this, [this] {
        if (m_workspace->connection().isLive())
            onLive();
    });
}

Quote Quotes::of(MessageId message)
{
    if (const auto known = m_quotes.constFind(message); known != m_quotes.cend())
        return *known;
    if (!m_workspace)
        return {};
    if (const auto found = find(message))
        return *m_quotes.insert(message, quoteOf(*found));
    m_missing.insert(message);
    ask(message);
    return *m_quotes.insert(message, {{}, tr("Earlier message")});
}

void Quotes::note(const Message &message)
{
    const auto known = m_quotes.find(message.id);
    if (known == m_quotes.end())
        return;
    m_missing.remove(message.id);
    const Quote now = quoteOf(message);
    if (std::exchange(*known, now) != now)
        Q_EMIT changed(message.id);
}

void Quotes::onCalled(const QSet<UserId> &users)
{
    const QList<MessageId> known = m_quotes.keys();
    for (const MessageId message : known) {
        const auto found = users.contains(m_quotes.value(message).by) ? find(message) : std::nullopt;
        if (found)
            note(*found);
    }
}

void Quotes::clear()
{
    m_quotes.clear();
    m_missing.clear();
}

std::optional<Message> Quotes::find(MessageId message) const
{
    const int index = m_timeline ? m_timeline->rows().indexOf(message) : -1;
    return index >= 0 ? std::optional(m_timeline->rows().at(index).message)
                      : m_workspace->replica().messages().find(message);
}

void Quotes::ask(MessageId message)
{
    if (!m_workspace->connection().isLive() || m_asked.contains(message))
        return;
    m_asked.insert(message);
    const auto onAnswer = [this, message, workspace = m_workspace,
                           timeline = m_timeline](const Result<reply::Sent> &answer) {
        if (!workspace || workspace != m_workspace || timeline != m_timeline)
            return;
        if (!answer) {
            if (errorInfo(answer.error().code).retryable)
                m_asked.remove(message);
        } else if (!timeline || answer->message.room == timeline->room()) {
            m_workspace->replica().messages().put({answer->message});
            note(answer->message);
        }
    };
    m_workspace->connection().request(command::MessageGet{message}, client::guarded(this, onAnswer));
}

void Quotes::onLive()
{
    const QSet<MessageId> missing = m_missing;
    for (const MessageId message : missing)
        ask(message);
}

} // namespace confab::models
