// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "OutgoingFrames.h"

#include <QHash>

#include <algorithm>

namespace confab::client {

namespace {

// Networks fail as well: nothing is suspected for one loss, and nothing is given up before it ended so many.
constexpr int kLossesToSuspect = 2;
constexpr int kLossesToBlame = 5;

//! Usually it is among the first: answers come, and are given up, in the order of the requests.
template <class Frames>
void takeOut(Frames &frames, qint64 request)
{
    const auto found =
        std::find_if(frames.cbegin(), frames.cend(), [request](const auto &frame) { return frame.request == request; });
    if (found != frames.cend())
        frames.erase(found);
}

size_t hashOfContent(const QByteArray &frame)
{
    constexpr QByteArrayView kData{"\"data\":"}; // behind the id, which is never the same
    return qHash(QByteArrayView(frame).sliced(std::max<qsizetype>(0, frame.indexOf(kData))));
}

} // namespace

OutgoingFrames::OutgoingFrames(Write write)
    : m_write(std::move(write))
{
}

void OutgoingFrames::send(std::optional<qint64> request, const QByteArray &frame, bool onlyReads)
{
    m_held.append({request, frame, onlyReads});
    writeNext();
}

bool OutgoingFrames::isSuspect() const
{
    return std::any_of(m_underWay.cbegin(), m_underWay.cend(), [](const UnderWay &sent) { return !sent.onlyReads; });
}

void OutgoingFrames::finished(qint64 request)
{
    takeOut(m_held, request);
    takeOut(m_underWay, request);
    writeNext();
}

std::optional<qint64> OutgoingFrames::unreadable()
{
    // What has no answer may be meant as well: the first time nobody is blamed.
    if (std::exchange(m_oneAtATime, true) && m_underWay.size() == 1)
        return m_underWay.first().request;
    return std::nullopt;
}

std::optional<qint64> OutgoingFrames::ended(bool isRefusal)
{
    const QList<UnderWay> underWay = m_underWay;
    clear();
    if (underWay.isEmpty())
        return std::nullopt;
    const bool isAlone = underWay.size() == 1;
    const size_t suspect = isAlone ? underWay.first().content : 0;
    const bool isTheSame = isAlone && m_suspect == suspect;
    // Several together count until they go one at a time, then each for itself.
    m_losses = !m_oneAtATime || isTheSame ? m_losses + 1 : 1;
    m_suspect = suspect;
    m_oneAtATime = m_oneAtATime || isRefusal || m_losses >= kLossesToSuspect;
    const bool isKnown = isAlone && (isRefusal || (isTheSame && m_losses >= kLossesToBlame));
    return isKnown ? std::optional(underWay.first().request) : std::nullopt;
}

void OutgoingFrames::clear()
{
    m_underWay.clear();
    m_held.clear();
}

void OutgoingFrames::trust()
{
    m_oneAtATime = false;
    m_suspect = 0;
    m_losses = 0;
    writeNext();
}

void OutgoingFrames::writeNext()
{
    while (!m_held.isEmpty() && !m_oneAtATime)
        write(m_held.takeFirst());
    while (!m_held.isEmpty() && m_underWay.isEmpty()) {
        const auto first = std::find_if(m_held.cbegin(), m_held.cend(), [](const Frame &frame) { return frame.onlyReads; });
        write(m_held.takeAt(first == m_held.cend() ? 0 : first - m_held.cbegin()));
    }
}

void OutgoingFrames::write(const Frame &frame)
{
    if (frame.request)
        m_underWay.append({*frame.request, hashOfContent(frame.bytes), frame.onlyReads});
    m_write(frame.bytes);
}

} // namespace confab::client
