// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// The inner steps of OnboardingController; what QML calls is in OnboardingController.cpp.
#include "AccountSession.h"
#include "client/ConnectionEnd.h"
#include "OnboardingController.h"

namespace confab::models {

std::optional<client::ServerAddress> OnboardingController::prepare(const QString &address, const QString &name)
{
    if (isBusy())
        return std::nullopt;
    clearErrors();
    const bool nameIsFine = checkName(name);
    if (address.trimmed().isEmpty()) {
        m_addressError = tr("Paste the address that you were given.");
        Q_EMIT errorsChanged();
        return std::nullopt;
    }
    const auto server = client::ServerAddress::parse(address.trimmed());
    if (!server) {
        m_addressError = server.error().text();
        Q_EMIT errorsChanged();
    }
    return server && nameIsFine ? std::optional(*server) : std::nullopt;
}

bool OnboardingController::checkName(const QString &name)
{
    if (name.trimmed().isEmpty())
        m_nameError = tr("Enter the name that others will see.");
    else if (name.trimmed().size() > Limits().nameChars)
        m_nameError = tr("Use at most %1 characters.").arg(Limits().nameChars);
    else
        return true;
    Q_EMIT errorsChanged();
    return false;
}

void OnboardingController::makeSignIn(const client::ServerAddress &address)
{
    // Never from inside an answer of the old one: that one may still be on the stack.
    if (m_signIn)
        m_signIn.release()->deleteLater();
    m_signIn = std::make_unique<client::SignIn>(address);
}

Reply<client::Credentials> OnboardingController::entering(const client::ServerAddress &address)
{
    return guarded<client::Credentials>(
        [this, address](const Result<client::Credentials> &result) { enter(address, false, result); });
}

void OnboardingController::enter(const client::ServerAddress &address, bool hosted,
                                 const Result<client::Credentials> &result)
{
    if (!result) {
        fail(hosted ? client::onThisComputer(result.error()) : result.error());
        return;
    }
    setBusy({});
    if (const Result<> begun = m_session.begin(address, hosted, *result); !begun)
        fail(begun.error());
}

void OnboardingController::fail(const Error &error)
{
    using namespace Qt::StringLiterals;
    setBusy({});
    if (error.field == "name"_L1)
        m_nameError = error.text();
    else if (error.field == "password"_L1)
        m_passwordError = error.text();
    else if (error.field == "claim"_L1 || error.field == "invite"_L1)
        m_codeError = error.text();
    else
        m_errorText = error.text();
    Q_EMIT errorsChanged();
}

void OnboardingController::setPasswordError(const QString &text)
{
    m_passwordError = text;
    Q_EMIT errorsChanged();
}

void OnboardingController::setBusy(const QString &text)
{
    if (m_busyText == text)
        return;
    m_busyText = text;
    Q_EMIT busyChanged();
}

} // namespace confab::models
