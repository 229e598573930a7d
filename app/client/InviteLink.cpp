// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "InviteLink.h"

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kCodeLength = 22;

bool isCode(QStringView text)
{
    return text.size() == kCodeLength && std::all_of(text.begin(), text.end(), [](QChar letter) {
               return letter.unicode() < 128 && (letter.isLetterOrNumber() || letter == u'-' || letter == u'_');
           });
}

//! With the path in front of what else the address may carry.
QString withPath(QUrl url, const QString &code)
{
    url.setPath("/i/"_L1 + code);
    return url.toString(QUrl::FullyEncoded);
}

} // namespace

std::optional<InviteLink> InviteLink::parse(QStringView text)
{
    const QString typed = text.trimmed().toString();
    const QUrl url(typed.contains("://"_L1) ? typed : "https://"_L1 + typed, QUrl::StrictMode);
    constexpr auto kPath = "/i/"_L1;
    const QString path = url.path();
    if (!path.startsWith(kPath) || !isCode(QStringView(path).mid(kPath.size())))
        return std::nullopt;
    const auto address = ServerAddress::parse(typed);
    return address ? std::optional(InviteLink(*address, path.mid(kPath.size()))) : std::nullopt;
}

QString InviteLink::appLink() const
{
    return withPath(QUrl(m_address.toString()), m_code);
}

QString InviteLink::webLink() const
{
    QUrl url(m_address.toString());
    url.setScheme(m_address.isSecure() ? u"https"_s : u"http"_s);
    const int usual = m_address.isSecure() ? 443 : 80;
    if (url.port() == usual)
        url.setPort(-1);
    return withPath(url, m_code);
}

} // namespace confab::client
