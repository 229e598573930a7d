// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ServerAddress.h"

#include <optional>

namespace confab::client {

//! A link that lets people into a room: a server's address and the code of an invite, written as `…/i/CODE`. A value.
class InviteLink
{
public:
    //! Whatever ServerAddress takes, with the code behind it; nothing where the text is no such link.
    static std::optional<InviteLink> parse(QStringView text);

    InviteLink(ServerAddress address, QString code)
        : m_address(std::move(address))
        , m_code(std::move(code))
    {
    }

    const ServerAddress &address() const { return m_address; }
    const QString &code() const { return m_code; }
    //! The same invite, on another way to the server.
    InviteLink at(const ServerAddress &address) const { return {address, m_code}; }

    //! confab://…, which opens the app; parse() gives the same link back.
    QString appLink() const;
    //! http(s)://…, which opens a page in a browser.
    QString webLink() const;

    friend bool operator==(const InviteLink &, const InviteLink &) = default;

private:
    ServerAddress m_address;
    QString m_code;
};

} // namespace confab::client
