// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Frames.h"
#include "TooLargeMessage.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>
#include <span>

namespace confab::websocket {

//! What a FrameReader finds. Views last as long as the call.
class FrameSink
{
public:
    virtual ~FrameSink() = default;
    //! A whole message, valid UTF-8.
    virtual void onText(QByteArrayView utf8) = 0;
    //! A whole message that was too large to be kept: what is left of it.
    virtual void onTooLarge(const TooLargeMessage &message) = 0;
    virtual void onPing(QByteArrayView payload) = 0;
    virtual void onPong() {}
    //! The other side says goodbye; nothing comes after it. No code: it gave none. The reason is valid UTF-8.
    virtual void onClose(std::optional<quint16> code, QByteArrayView reason) = 0;
};

//! Why a connection cannot go on, as it is to be closed. The reason is for people.
struct FrameFault
{
    Code code = Code::BadFrame;
    QString reason = {};
};

//! Which side reads: a server is sent masked frames, a client unmasked ones, and nothing else.
enum class Role : quint8 { Server, Client };

//! What a binary message is.
enum class Binary : quint8 {
    Fault,
    Ignored,
    Text, //!< where it is UTF-8, else ignored
};

//! Reads what the other side sends, RFC 6455 section 5: takes bytes as they come, finds frames, unmasks them, and joins
//! fragments to messages. A frame that breaks the rules or a limit is a fault as soon as its head is there, however
//! much it announces; so no more than one message is ever held. A text that is somewhat too large for a server, as one
//! that was escaped to ASCII may be, is read past and told. No I/O.
class FrameReader
{
public:
    //! Texts of up to so many times the limit a server reads past, larger ones are a fault. ASCII takes six bytes to
    //! escape what takes one.
    static constexpr qint64 kReadPast = 6;

    //! Messages of up to `messageBytes` in up to `fragments` frames.
    FrameReader(Role self, qint64 messageBytes, int fragments, Binary binary = Binary::Fault);

    //! Changes `bytes`, by unmasking them in place. After a fault or a goodbye everything is ignored.
    std::optional<FrameFault> read(std::span<char> bytes, FrameSink &sink);
    //! Bytes kept of a frame or message that is not complete.
    qint64 heldBytes() const
    {
        return m_partial.size() + m_message.size() + (m_tooLarge ? m_tooLarge->heldBytes() : 0);
    }

private:
    struct Head;
    //! Reads whole frames; `used` says how far.
    std::optional<FrameFault> readFrames(std::span<char> bytes, size_t &used, FrameSink &sink);
    std::optional<FrameFault> judge(const Head &head) const;
    std::optional<FrameFault> take(const Head &head, std::span<char> payload, FrameSink &sink);
    std::optional<FrameFault> takeControl(const Head &head, QByteArrayView payload, FrameSink &sink);
    std::optional<FrameFault> takeMessage(QByteArrayView message, FrameSink &sink);
    void begin(const Head &head);
    qint64 messageSize() const { return m_tooLarge ? m_tooLarge->size() : m_message.size(); }
    bool makesTooLarge(const Head &head) const;
    void readPast(const Head &head);
    //! Goes on with that; how many of the bytes belonged to it.
    size_t pass(std::span<char> bytes, FrameSink &sink);

    qint64 m_messageBytes;
    int m_maxFragments;
    int m_fragments = 0; //!< of the message that is being joined
    Role m_self;
    Binary m_binary;
    bool m_isBinary = false; //!< the message that is being read
    bool m_hasEnded = false;
    QByteArray m_partial = {};                        //!< the beginning of a frame
    QByteArray m_message = {};                        //!< the fragments so far
    std::unique_ptr<TooLargeMessage> m_tooLarge = {}; //!< that is read past
};

} // namespace confab::websocket
