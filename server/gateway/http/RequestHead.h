// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "FrontPolicy.h"
#include "HttpMessage.h"

namespace confab::gateway {

//! The request line and headers of one HTTP/1.x request, and what they say about the body.
struct RequestHead
{
    enum class Framing { NoBody, Length, Chunked };

    QByteArray method = {};
    QByteArray target = {}; //!< origin-form, raw: path and query; of an absolute-form what stands behind its host
    int minorVersion = 1;
    HttpHeaders headers = {};
    qsizetype size = 0; //!< bytes of the head with its blank line

    Framing framing = Framing::NoBody;
    qint64 contentLength = 0; //!< for Framing::Length; above 0
    QByteArray host =
        {}; //!< whom it is for: of an absolute-form its own, whatever the Host header says. Empty: HTTP/1.0 without
    bool isForTls = false; //!< the absolute-form of an https address
    bool keepAlive = true;
    bool expectsContinue = false;

    //! Of the body; none: it comes in chunks.
    std::optional<qint64> knownLength() const
    {
        return framing == Framing::Chunked ? std::nullopt : std::optional(contentLength);
    }
    QByteArrayView path() const;
    QByteArrayView query() const;
    //! Whether a comma-separated header has this token; case does not matter.
    bool hasToken(QByteArrayView lowerName, QByteArrayView lowerToken) const;
};

//! Result of reading a head: more bytes needed, complete, or refused with a status and the reason.
struct HeadOutcome
{
    enum class State { Incomplete, Complete, Refused };
    State state = State::Incomplete;
    RequestHead head = {};
    int status = 0;
    QLatin1String reason = {};
};

//! Reads the head at the start of `bytes`, far stricter than RFC 9112 must be: whatever two programs in a row could
//! understand differently is refused (reliability: H4). Pure; a refusal can come before the head is complete.
HeadOutcome readHead(QByteArrayView bytes, const FrontPolicy &limits);

//! The Origin that `bytes` of a refused head name, wherever in it that stands: a page that may call is to be told why.
//! Empty where there is none, or more than one.
QByteArray originIn(QByteArrayView bytes);

//! Whether the bytes are a token of RFC 9110: a method or a header name.
bool isToken(QByteArrayView bytes);
//! Whether the bytes are what a Host header may say: a name or an address, with or without a port.
bool isHostGrammar(QByteArrayView host);

} // namespace confab::gateway
