// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <array>
#include <span>

namespace confab::websocket {

//! What is kept of a message that is too large while it is read past: enough to find out which command it was. No I/O.
class TooLargeMessage
{
public:
    using Mask = std::array<char, 4>;

    //! Its fragments so far.
    explicit TooLargeMessage(QByteArrayView begun);

    //! The next frame of it.
    void addFrame(quint64 length, const Mask &mask, bool isFinal);
    //! How many of the bytes belong to the frame; changes them, by unmasking.
    size_t take(std::span<char> bytes);

    bool isWhole() const { return m_isFinal && m_missing == 0; }
    //! With all of the newest frame.
    qint64 size() const { return m_size; }
    //! Both may begin or end within a character.
    QByteArray beginning() const { return m_beginning; }
    QByteArray ending() const { return m_ending; }
    qint64 heldBytes() const { return m_beginning.size() + m_ending.size(); }

private:
    void keep(QByteArrayView bytes);

    qint64 m_size = 0;
    quint64 m_missing = 0; //!< of the frame
    Mask m_mask = {};
    size_t m_maskAt = 0;
    bool m_isFinal = false;
    QByteArray m_beginning = {};
    QByteArray m_ending = {};
};

} // namespace confab::websocket
