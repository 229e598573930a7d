// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "NewMessage.h"

#include "client/Workspace.h"
#include "Isolated.h"
#include "RoomLook.h"

#include <algorithm>

namespace confab::models {

NewMessage::NewMessage(QObject *parent)
    : QObject(parent)
    , m_pages([this](const QString &query, const QString &cursor, int attempt) { ask(query, cursor, attempt); })
{
    connect(&m_pages, &SearchPages::changed, this, &NewMessage::show);
}

void NewMessage::attach(client::Workspace *workspace)
{
    if (m_workspace)
        m_workspace->presences().disconnect(this);
    m_workspace = workspace;
    end();
    if (workspace)
        connect(&workspace->presences(), &client::Presences::changed, this, &NewMessage::show);
}

QString NewMessage::errorText() const
{
    const auto &error = m_pages.error();
    return error ? tr("People could not be listed. %1").arg(error->text()) : QString();
}

int NewMessage::mismatch() const
{
    return m_unmet.rows().isEmpty() ? kNoMatch : mismatchOf(m_unmet.rows().constFirst());
}

//! What the server has found fits, also where it goes by more than letters.
int NewMessage::mismatchOf(const PersonRow &row) const
{
    return qMin(models::mismatch(row.name, query().trimmed()), kNoMatch - 1);
}

bool NewMessage::isAnswered() const
{
    return !isLoading() && (!m_unmet.rows().isEmpty() || !m_pages.isMore() || m_pages.error());
}

void NewMessage::setQuery(const QString &query)
{
    m_pages.setQuery(query);
    show();
}

void NewMessage::begin(const QString &query)
{
    end();
    m_pages.begin(query);
}

void NewMessage::end()
{
    m_starting.giveUp();
    m_people.clear();
    m_chosen.setRows({});
    m_pages.end();
}

void NewMessage::toggle(const QString &userId)
{
    const auto user = UserId::fromString(userId);
    if (!user || m_starting.isBusy())
        return;
    m_starting.clearErrors();
    QList<PersonRow> chosen = m_chosen.rows();
    if (chosen.removeIf([&user](const PersonRow &row) { return row.id == *user; }) == 0) {
        const QList<PersonRow> &found = m_found.rows();
        const auto row = std::ranges::find(found, *user, &PersonRow::id);
        if (isFull() || row == found.end())
            return;
        chosen.append(*row);
    }
    m_chosen.setRows(chosen);
    setQuery({});
}

void NewMessage::dropLast()
{
    if (m_chosen.rowCount() > 0)
        toggle(m_chosen.userIdAt(m_chosen.rowCount() - 1));
}

void NewMessage::start()
{
    if (!m_workspace || m_chosen.rowCount() == 0 || m_starting.isBusy())
        return;
    QList<UserId> others;
    for (const PersonRow &row : m_chosen.rows())
        others.append(row.id);
    if (const auto room = roomOf(others)) {
        m_starting.grant();
        return open(*room);
    }
    m_workspace->roomRequests().create({}, RoomKind::Direct, {}, others,
                                       m_starting.begin<RoomId>([this](RoomId room) { open(room); }));
}

void NewMessage::writeTo(const QString &userId)
{
    const auto user = UserId::fromString(userId);
    if (!user || !m_workspace || *user == m_workspace->self().id)
        return;
    if (const auto room = roomOf({*user}))
        return open(*room);
    const auto onAnswer = [this, name = nameOf(*user)](const Result<RoomId> &room) {
        if (room)
            open(*room);
        else if (name.isEmpty())
            Q_EMIT failed(tr("The conversation could not be opened. %1").arg(room.error().text()));
        else
            Q_EMIT failed(
                tr("The conversation with %1 could not be opened. %2").arg(isolated(name), room.error().text()));
    };
    m_workspace->roomRequests().create({}, RoomKind::Direct, {}, {*user}, client::guarded(this, onAnswer));
}

QString NewMessage::nameOf(UserId user) const
{
    const QList<PersonRow> &found = m_found.rows();
    if (const auto row = std::ranges::find(found, user, &PersonRow::id); row != found.end())
        return row->name;
    const auto met = m_workspace->members().met(user);
    return met ? met->name : QString();
}

//! Known here: opens without the network.
std::optional<RoomId> NewMessage::roomOf(const QList<UserId> &others) const
{
    const QList<RoomId> rooms = m_workspace->rooms().ids();
    for (const RoomId room : rooms) {
        const Room &known = m_workspace->rooms().find(room)->room;
        if (known.kind != RoomKind::Direct || known.memberCount != others.size() + 1)
            continue;
        const bool isTheirs = std::ranges::all_of(
            others, [&](UserId other) { return m_workspace->members().find(room, other).has_value(); });
        if (isTheirs)
            return room;
    }
    return std::nullopt;
}

void NewMessage::open(RoomId room)
{
    // It was put away, and is wanted again.
    if (const auto preference = m_workspace->roomPreferences().of(room);
        preference.notify && preference.notify->level == NotifyLevel::None && !preference.notify->until)
        m_workspace->roomPreferences().setLevel(room, NotifyLevel::All, {}, {});
    Q_EMIT opened(room);
}

void NewMessage::ask(const QString &query, const QString &cursor, int attempt)
{
    if (!m_workspace)
        return;
    const auto onAnswer = [this, attempt](const Result<reply::People> &page) {
        if (!m_pages.isCurrent(attempt))
            return;
        if (!page)
            return m_pages.fail(page.error());
        if (m_pages.isFirst())
            m_people.clear();
        for (const Person &person : page->users) {
            const User &user = person.user;
            const bool isKnown = std::ranges::find(m_people, user.id, &PersonRow::id) != m_people.end();
            if (!isKnown && user.id != m_workspace->self().id && user.kind == UserKind::Person)
                m_people.append({.id = user.id,
                                 .name = user.name,
                                 .picture = user.picture,
                                 .detail = person.guest ? tr("Guest") : QString()});
        }
        m_pages.take(page->more, page->cursor);
    };
    m_workspace->directory().people(query, cursor, client::guarded(this, onAnswer));
}

void NewMessage::show()
{
    QList<PersonRow> rows = m_people;
    // Until the server has answered, of who is here who fits: Enter must not take whom other words have found.
    if (m_pages.isOutdated())
        rows.removeIf(
            [this](const PersonRow &row) { return !row.name.contains(query().trimmed(), Qt::CaseInsensitive); });
    if (m_workspace && !m_pages.isMore())
        rows += agentsFound();
    for (PersonRow &row : rows) {
        row.chosen = m_chosen.contains(row.id);
        if (!row.agent && m_workspace)
            row.presence = int(m_workspace->presences().state(row.id));
    }
    m_found.setRows(rows);
    showUnmet(rows);
    Q_EMIT changed();
}

void NewMessage::showUnmet(QList<PersonRow> found)
{
    if (!m_workspace || query().trimmed().isEmpty())
        return m_unmet.setRows({});
    found.removeIf([met = met()](const PersonRow &row) { return met.contains(row.id); });
    std::stable_sort(found.begin(), found.end(),
                     [this](const PersonRow &a, const PersonRow &b) { return mismatchOf(a) < mismatchOf(b); });
    m_unmet.setRows(found);
}

//! With whom the user has a conversation of their own.
QSet<UserId> NewMessage::met() const
{
    QSet<UserId> met;
    const QList<RoomId> rooms = m_workspace->rooms().ids();
    for (const RoomId room : rooms) {
        const Room &known = m_workspace->rooms().find(room)->room;
        if (known.kind != RoomKind::Direct || known.memberCount != 2 || isOnlyOpened(*m_workspace, room))
            continue;
        for (const Member &member : m_workspace->members().of(room))
            met.insert(member.user.id);
    }
    return met;
}

//! Agents stand behind the people; they are all known here.
QList<PersonRow> NewMessage::agentsFound() const
{
    QList<PersonRow> rows;
    const QList<reply::Agent> agents = m_workspace->agents().all();
    for (const reply::Agent &agent : agents) {
        if (agent.user.name.contains(query().trimmed(), Qt::CaseInsensitive))
            rows.append({.id = agent.user.id,
                         .name = agent.user.name,
                         .detail = tr("Agent"),
                         .presence = int(agent.available ? PresenceState::Online : PresenceState::Offline),
                         .agent = true});
    }
    return rows;
}

} // namespace confab::models
