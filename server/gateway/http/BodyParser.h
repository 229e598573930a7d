// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <memory>

namespace confab::gateway {

//! Takes the body out of one HTTP/1.1 message, plain or chunked, and knows where it ends. The head was checked before
//! by readHead(); this is the second, independent reader of it. Behind it: Boost.Beast.
class BodyParser
{
public:
    enum class State { NeedsMore, Done, TooLarge, Malformed };

    explicit BodyParser(qint64 bodyLimit);
    ~BodyParser();

    //! Consumes from the front of `bytes`, head first; `*consumed` tells how much. What follows the message is left.
    State feed(QByteArrayView bytes, qsizetype *consumed);
    //! What has come of the body and was not taken yet.
    qint64 bodySize() const;
    //! Moves it out.
    QByteArray takeBody();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace confab::gateway
