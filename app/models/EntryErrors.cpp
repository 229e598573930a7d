// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "EntryErrors.h"

#include "protocol/Limits.h"

using namespace Qt::StringLiterals;

namespace confab::models {

bool EntryErrors::checkName(const QString &typed)
{
    if (typed.trimmed().isEmpty())
        name = tr("Enter the name that others will see.");
    else if (typed.trimmed().size() > Limits().nameChars)
        name = tr("Use at most %1 characters.").arg(Limits().nameChars);
    else
        return true;
    return false;
}

std::optional<client::ServerAddress> EntryErrors::checkAddress(const QString &typed)
{
    if (typed.trimmed().isEmpty()) {
        address = tr("Paste the address that you were given.");
        return std::nullopt;
    }
    const auto server = client::ServerAddress::parse(typed.trimmed());
    if (!server)
        address = server.error().text();
    return server ? std::optional(*server) : std::nullopt;
}

bool EntryErrors::checkPassword(const QString &typed)
{
    if (typed.isEmpty())
        password = tr("Enter the password.");
    return !typed.isEmpty();
}

bool EntryErrors::checkNewPassword(const QString &typed)
{
    constexpr int kMinChars = 8;
    if (typed.size() < kMinChars)
        password = tr("Use at least %1 characters.").arg(kMinChars);
    return typed.size() >= kMinChars;
}

void EntryErrors::put(const Error &error)
{
    if (error.field == "name"_L1)
        name = error.text();
    else if (error.field == "password"_L1)
        password = error.text();
    else if (error.field == "claim"_L1 || error.field == "invite"_L1)
        code = error.text();
    else
        text = error.text();
}

} // namespace confab::models
