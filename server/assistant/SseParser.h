// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

namespace confab::assistant {

//! One dispatched event of a text/event-stream.
struct SseEvent
{
    QByteArray type = {}; //!< empty: "message"
    QByteArray data = {};
    friend bool operator==(const SseEvent &, const SseEvent &) = default;
};

//! Takes a text/event-stream apart as it comes, wherever it was cut: CR, LF and CRLF, comments, data of several lines.
//! The field "error", which no standard has, is the data of an event of the type "error". Pure; holds at most
//! `maxEventBytes` of an unfinished event.
class SseParser
{
public:
    explicit SseParser(qsizetype maxEventBytes = 1'048'576);

    //! Adds the events that are complete now. False when one is larger than the limit; nothing is parsed after that.
    bool feed(QByteArrayView bytes, QList<SseEvent> &events);
    //! The input has ended: also gives the event that no blank line has followed.
    void finish(QList<SseEvent> &events);
    //! How many comments there were so far.
    int commentCount() const { return m_comments; }

private:
    void endLine(QList<SseEvent> &events);
    void dispatch(QList<SseEvent> &events);

    qsizetype m_maxEventBytes;
    QByteArray m_line;
    QByteArray m_type;
    QByteArray m_data;
    int m_comments = 0;
    bool m_hasData = false;
    bool m_afterCr = false;
    bool m_first = true;
    bool m_tooLarge = false;
};

} // namespace confab::assistant
