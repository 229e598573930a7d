// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LoginNames.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSysInfo>
#include <QTextBoundaryFinder>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace confab::platform {

namespace {

bool meansSomething(QChar c)
{
    return c == u'@' || c == u'#' || c == u'<' || c == u'>';
}

bool isShown(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return c != 0x2800; // braille without a dot
    }
}

QString capitalised(const QString &name)
{
    return name.isEmpty() ? name : name.at(0).toUpper() + name.mid(1);
}

//! Containers are called by a number in hex, many computers by what is installed on them.
bool isPersonal(const QString &host)
{
    static const QRegularExpression number(u"^[0-9a-f-]*[0-9][0-9a-f-]*$"_s);
    static const QStringList general{u"localhost"_s, u"debian"_s, u"ubuntu"_s, u"vm"_s, u"none"_s, u"unknown"_s};
    return !general.contains(host.toLower()) && !number.match(host.toLower()).hasMatch();
}

} // namespace

LoginSource LoginSource::current()
{
    LoginSource source;
    for (const char *variable : {"USER", "LOGNAME", "USERNAME"})
        source.logins += qEnvironmentVariable(variable);
#ifdef Q_OS_UNIX
    if (const passwd *account = getpwuid(getuid())) {
        source.logins += QString::fromLocal8Bit(account->pw_name);
        source.realName = QString::fromLocal8Bit(account->pw_gecos);
    }
#endif
    source.host = QSysInfo::machineHostName();
    return source;
}

QString cleanedName(const QString &text, int maxChars)
{
    QString plain;
    for (const char32_t c : text.normalized(QString::NormalizationForm_KC).toUcs4()) {
        const bool blank = QChar::isSpace(c) || (c < 0x80 && meansSomething(QChar(char16_t(c))));
        if (blank)
            plain += u' ';
        else if (isShown(c))
            plain += QChar::fromUcs4(c);
    }
    plain = plain.simplified();
    while (!plain.isEmpty() && plain.at(0).isMark())
        plain.remove(0, 1);
    if (plain.size() <= maxChars)
        return plain;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, plain);
    finder.setPosition(maxChars);
    const qsizetype end = finder.isAtBoundary() ? maxChars : finder.toPreviousBoundary();
    return plain.left(qMax<qsizetype>(0, end)).trimmed();
}

QStringList loginNames(const LoginSource &source, int maxChars)
{
    const QString login = source.logins.isEmpty() ? QString() : source.logins.last();
    // "&" stands for the login, and office and telephone follow after commas.
    const QString realName = source.realName.section(u',', 0, 0).replace(u"&"_s, capitalised(login));
    QStringList names;
    if (realName.compare(login, Qt::CaseInsensitive) != 0)
        names += cleanedName(realName, maxChars);
    for (const QString &each : source.logins)
        names += cleanedName(capitalised(each), maxChars);
    const QString host = source.host.section(u'.', 0, 0);
    if (isPersonal(host))
        names += cleanedName(capitalised(host), maxChars);
    names += QCoreApplication::translate("LoginNames", "Friend");
    names.removeIf([](const QString &name) {
        return std::none_of(name.cbegin(), name.cend(), [](QChar c) { return c.isLetter(); });
    });
    names.removeDuplicates();
    return names;
}

} // namespace confab::platform
