// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TimelinePages.h"

#include "client/Guarded.h"
#include "client/Workspace.h"

using namespace Qt::StringLiterals;

namespace confab::models {

void TimelinePages::attach(client::Workspace *workspace, client::RoomTimeline *timeline)
{
    if (m_workspace)
        m_workspace->connection().disconnect(this);
    if (m_timeline) {
        m_timeline->window().disconnect(this);
        m_timeline->rows().disconnect(this);
    }
    m_workspace = workspace;
    m_timeline = timeline;
    m_target = {};
    m_targetSeq = 0;
    setMissing({});
    if (!timeline)
        return;
    connect(&timeline->window(), &client::TimelineWindow::failed, this, &TimelinePages::onFailed);
    connect(&timeline->window(), &client::TimelineWindow::restartFailed, this, [this](const Error &error) {
        m_asked = Older;
        onFailed(error);
    });
    // Another window of the room: its edges are others.
    connect(&timeline->rows(), &client::TimelineRows::reset, this, [this] { setMissing({}); });
    connect(&workspace->connection(), &client::Connection::stateChanged, this, [this] {
        if (m_workspace->connection().isLive())
            retry();
    });
}

void TimelinePages::loadOlder()
{
    if (!m_timeline || m_timeline->window().isLoading() || m_missing & Older)
        return;
    m_asked = Older;
    m_timeline->window().loadOlder();
}

void TimelinePages::loadNewer()
{
    if (!m_timeline || m_timeline->window().isLoading() || m_missing & Newer)
        return;
    m_asked = Newer;
    m_timeline->window().loadNewer();
}

void TimelinePages::showNewest()
{
    if (!m_timeline)
        return;
    m_target = {};
    m_targetSeq = 0;
    setMissing(m_missing & ~Wanteds(Target | Newer));
    m_timeline->window().showNewest();
}

void TimelinePages::show(MessageId message)
{
    if (!m_timeline)
        return;
    m_target = message;
    m_targetSeq = 0;
    m_asked = Target;
    setMissing(m_missing & ~Wanteds(Target));
    if (const auto known = m_workspace->replica().messages().find(message))
        m_timeline->window().showAround(known->seq);
    else
        find(message);
}

void TimelinePages::showAt(qint64 seq)
{
    if (!m_timeline)
        return;
    m_target = {};
    m_targetSeq = seq;
    m_asked = Target;
    setMissing(m_missing & ~Wanteds(Target));
    m_timeline->window().showAround(seq);
}

void TimelinePages::find(MessageId message)
{
    const auto onAnswer = [this, message, timeline = m_timeline](const Result<reply::Sent> &answer) {
        if (!timeline || timeline != m_timeline || message != m_target)
            return;
        m_asked = Target;
        if (answer && answer->message.room == timeline->room())
            timeline->window().showAround(answer->message.seq);
        else
            onFailed(answer ? Error{ErrorCode::NotFound} : answer.error());
    };
    m_workspace->connection().request(command::MessageGet{message}, client::guarded(this, onAnswer));
}

void TimelinePages::retry()
{
    const Wanteds missing = m_missing;
    setMissing({});
    if (missing & Target && m_targetSeq > 0)
        showAt(m_targetSeq);
    else if (missing & Target)
        show(m_target);
    if (missing & Older)
        loadOlder();
    if (missing & Newer)
        loadNewer();
}

QString TimelinePages::errorText() const
{
    if (!m_missing)
        return {};
    QString what = tr("Messages could not be loaded.");
    if (m_missing & Target)
        what = tr("The message could not be loaded.");
    else if (m_missing == Older && m_timeline->window().isLoaded())
        what = tr("Older messages could not be loaded.");
    else if (m_missing == Newer)
        what = tr("Newer messages could not be loaded.");
    return what + u' ' + m_error.text();
}

void TimelinePages::onFailed(const Error &error)
{
    if (m_asked == Target && !errorInfo(error.code).retryable) {
        Q_EMIT refused(tr("The message can't be shown. %1").arg(error.text()));
        return;
    }
    m_error = error;
    setMissing(m_missing | m_asked);
}

void TimelinePages::setMissing(Wanteds missing)
{
    const bool differs = std::exchange(m_missing, missing) != missing;
    if (differs || missing)
        Q_EMIT errorTextChanged();
}

} // namespace confab::models
