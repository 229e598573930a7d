// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SettingsFile.h"

#include "PrivateFile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <QStringDecoder>

#include <optional>

using namespace Qt::StringLiterals;

namespace confab::platform {

namespace {

//! What is seen of a file without trusting it.
struct Glance
{
    bool isWhole = false; // text, and with as many accounts as it says
    QSet<QString> accounts = {};
};

Glance glanceAt(const QByteArray &bytes)
{
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString text = decode(bytes);
    Glance glance;
    static const QRegularExpression id(u"^\\d+\\\\id=(.+)$"_s, QRegularExpression::MultilineOption);
    for (auto it = id.globalMatch(text); it.hasNext();)
        glance.accounts.insert(it.next().captured(1).trimmed());
    static const QRegularExpression count(u"^\\[accounts\\](?:\\R(?!\\[).*)*\\Rsize=(\\d+)$"_s,
                                          QRegularExpression::MultilineOption);
    const auto said = count.match(text);
    const qsizetype wanted = said.hasMatch() ? said.captured(1).toLongLong() : 0;
    glance.isWhole =
        !decode.hasError() && !bytes.trimmed().isEmpty() && !bytes.contains('\0') && glance.accounts.size() == wanted;
    return glance;
}

std::optional<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? std::optional(file.readAll()) : std::nullopt;
}

QString tr(const char *text)
{
    return QCoreApplication::translate("SettingsFile", text);
}

} // namespace

SettingsFile::SettingsFile(QString path)
    : m_path(std::move(path))
{
}

QString SettingsFile::copyPath() const
{
    return m_path + ".good"_L1;
}

QString SettingsFile::check() const
{
    const bool exists = QFileInfo::exists(m_path);
    const auto content = contentOf(m_path);
    const Glance now = content ? glanceAt(*content) : Glance();
    const auto copy = contentOf(copyPath());
    const Glance before = copy ? glanceAt(*copy) : Glance();
    if (!exists && !before.isWhole)
        return {}; // a new profile
    if (now.isWhole && now.accounts.contains(before.accounts)) {
        if (content != copy)
            keepCopy();
        return {};
    }
    const QString aside = u"%1.damaged-%2"_s.arg(m_path).arg(QDateTime::currentMSecsSinceEpoch());
    if (exists && !QFile::rename(m_path, aside))
        return tr("%1 can't be read, so your accounts are not shown. Nothing of them is lost.").arg(m_path);
    const QString kept = exists ? u" "_s + tr("What was there is kept as %1.").arg(aside) : QString();
    if (before.isWhole && writePrivateFile(m_path, *copy))
        return tr("What Confab had noted about you and your accounts was damaged. It is back as it was before.") + kept;
    // What can still be made out of it is better than nothing.
    if (content && !now.accounts.isEmpty() && !content->contains('\0') && writePrivateFile(m_path, *content))
        return tr("What Confab had noted about you and your accounts was damaged. Some of it may be missing.") + kept;
    return tr("What Confab had noted about you and your accounts was damaged and is gone. Join again to see your "
              "rooms.") +
           kept;
}

void SettingsFile::keepCopy() const
{
    const auto content = contentOf(m_path);
    if (content && glanceAt(*content).isWhole)
        std::ignore = writePrivateFile(copyPath(), *content);
}

} // namespace confab::platform
