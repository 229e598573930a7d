// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ConfigKeys.h"
#include "ProviderAddress.h"

#include <QRegularExpression>

#include <algorithm>

namespace confab::host {

using namespace Qt::StringLiterals;

namespace {

using Listen = ConfigKey::Listen;

QStringList listOf(const QString &text)
{
    static const QRegularExpression separator(u"[,\\s]+"_s);
    return text.split(separator, Qt::SkipEmptyParts);
}

//! Writes to and reads from the field that a key stands for: one overload a type. An empty complaint means success.
struct Setter
{
    const ConfigKey &key;
    ServerConfig &config;
    const QString &text;

    QString operator()(Listen) const;
    QString operator()(bool &(*field)(ServerConfig &)) const
    {
        if (text != "true"_L1 && text != "false"_L1)
            return mustBe();
        field(config) = text == "true"_L1;
        return {};
    }
    QString operator()(int &(*field)(ServerConfig &)) const
    {
        bool isNumber = false;
        const int number = text.toInt(&isNumber);
        if (!isNumber || number < key.lowest || number > key.highest)
            return mustBe();
        field(config) = number;
        return {};
    }
    QString operator()(double &(*field)(ServerConfig &)) const
    {
        bool isNumber = false;
        const double number = text.toDouble(&isNumber);
        // Written so that NaN is refused.
        if (!isNumber || !(number >= double(key.lowest) && number <= double(key.highest)))
            return mustBe();
        field(config) = number;
        return {};
    }
    QString operator()(QString &(*field)(ServerConfig &)) const
    {
        if (!key.choices.isEmpty() && !QString(key.choices).split(u'|').contains(text))
            return mustBe();
        field(config) = text;
        return {};
    }
    QString operator()(QByteArray &(*field)(ServerConfig &)) const
    {
        field(config) = text.toUtf8();
        return {};
    }
    QString operator()(QStringList &(*field)(ServerConfig &)) const
    {
        field(config) = listOf(text);
        return {};
    }
    QString operator()(Registration &(*field)(ServerConfig &)) const
    {
        const auto index = QString(key.choices).split(u'|').indexOf(text);
        if (index < 0)
            return mustBe();
        field(config) = Registration(index);
        return {};
    }

    QString mustBe() const { return u"must be %1"_s.arg(configValueForm(key)); }
};

// "address:port", "[IPv6]:port", a port alone, or an address alone; what is left out is as in `before`.
std::optional<ListenAt> listenAt(const QString &text, const ListenAt &before)
{
    static const QRegularExpression form(
        uR"(^(?:\[(?<six>[0-9a-fA-F:.]+)\]|(?<four>[^:\[\]]+))?(?::(?<port>\d{1,5}))?$|^(?<only>\d{1,5})$)"_s);
    const auto match = form.match(text);
    if (text.isEmpty() || !match.hasMatch())
        return std::nullopt;
    QString address = match.captured(u"six"_s) + match.captured(u"four"_s);
    QString port = match.captured(u"port"_s) + match.captured(u"only"_s);
    static const QRegularExpression digits(u"^\\d{1,5}$"_s);
    if (port.isEmpty() && digits.match(address).hasMatch())
        std::swap(address, port);
    ListenAt at = before;
    if (!address.isEmpty()) {
        at.isLocalhost = address.compare("localhost"_L1, Qt::CaseInsensitive) == 0;
        at.address = at.isLocalhost ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(address);
        // To those who write them, both mean everything.
        if (address == "*"_L1 || at.address == QHostAddress(QHostAddress::AnyIPv6))
            at.address = QHostAddress(QHostAddress::Any);
    }
    if (!port.isEmpty())
        at.port = quint16(port.toInt());
    if (at.address.isNull() || port.toInt() > 65'535)
        return std::nullopt;
    return at;
}

//! Whether who listens at `wide` can't and needn't listen at `at` as well.
bool covers(const ListenAt &wide, const ListenAt &at)
{
    const QHostAddress any(QHostAddress::Any);
    const QHostAddress anyFour(QHostAddress::AnyIPv4);
    const bool isFour = at.address.protocol() == QAbstractSocket::IPv4Protocol && !at.isLocalhost;
    return wide.port == at.port && at.port != 0 && (wide.address == any || (wide.address == anyFour && isFour));
}

QString Setter::operator()(Listen) const
{
    QList<ListenAt> all;
    for (const QString &each : listOf(text)) {
        const auto at = listenAt(each, config.listen.front());
        if (!at)
            return mustBe();
        const auto isCovered = [&at](const ListenAt &other) { return other == *at || covers(other, *at); };
        if (at->port != 0 && std::any_of(all.cbegin(), all.cend(), isCovered))
            continue;
        all.removeIf([&at](const ListenAt &other) { return covers(*at, other); });
        all.append(*at);
    }
    if (all.isEmpty())
        return mustBe();
    config.listen = all;
    return {};
}

QString listenText(const ListenAt &at)
{
    QString address = at.address.toString();
    if (at.isLocalhost)
        address = u"localhost"_s;
    else if (at.address == QHostAddress(QHostAddress::Any))
        address = u"*"_s;
    else if (at.address.protocol() == QAbstractSocket::IPv6Protocol)
        address = u'[' + address + u']';
    return u"%1:%2"_s.arg(address).arg(at.port);
}

struct Printer
{
    const ConfigKey &key;
    ServerConfig config; // a copy: fields are reached by functions of a mutable one

    QString operator()(Listen) const
    {
        QStringList all;
        for (const ListenAt &at : std::as_const(config.listen))
            all.append(listenText(at));
        return all.join(u", "_s);
    }
    QString operator()(bool &(*field)(ServerConfig &)) { return field(config) ? u"true"_s : u"false"_s; }
    QString operator()(int &(*field)(ServerConfig &)) { return QString::number(field(config)); }
    QString operator()(double &(*field)(ServerConfig &)) { return QString::number(field(config)); }
    QString operator()(QString &(*field)(ServerConfig &)) { return shown(field(config)); }
    QString operator()(QByteArray &(*field)(ServerConfig &)) { return shown(QString::fromUtf8(field(config))); }
    QString operator()(QStringList &(*field)(ServerConfig &)) { return field(config).join(u", "_s); }
    QString operator()(Registration &(*field)(ServerConfig &))
    {
        return QString(key.choices).split(u'|').value(int(field(config)));
    }

    QString shown(const QString &text) const
    {
        if (key.isAddress)
            return shownAddress(text);
        return key.isSecret && !text.isEmpty() ? u"(set)"_s : text;
    }
};

struct Form
{
    const ConfigKey &key;

    QString operator()(Listen) const
    {
        return u"an address with a port, such as 127.0.0.1:8420, [::1]:8420 or *:8420"_s;
    }
    QString operator()(bool &(*)(ServerConfig &)) const { return u"true or false"_s; }
    QString operator()(int &(*)(ServerConfig &)) const { return u"a whole number "_s + range(); }
    QString operator()(double &(*)(ServerConfig &)) const { return u"a number "_s + range(); }
    QString operator()(QString &(*)(ServerConfig &)) const { return choicesOr(u"text"_s); }
    QString operator()(QByteArray &(*)(ServerConfig &)) const { return u"text"_s; }
    QString operator()(QStringList &(*)(ServerConfig &)) const { return u"a list, separated by commas"_s; }
    QString operator()(Registration &(*)(ServerConfig &)) const { return choicesOr({}); }

    QString range() const { return u"from %1 to %2"_s.arg(key.lowest).arg(key.highest); }
    QString choicesOr(const QString &other) const
    {
        return key.choices.isEmpty() ? other : QString(key.choices).replace(u'|', u", "_s).prepend(u"one of "_s);
    }
};

} // namespace

QString setConfigValue(const ConfigKey &key, ServerConfig &config, const QString &text)
{
    return std::visit(Setter{key, config, text}, key.field);
}

QString configValueText(const ConfigKey &key, const ServerConfig &config)
{
    return std::visit(Printer{key, config}, key.field);
}

QString configValueForm(const ConfigKey &key)
{
    return std::visit(Form{key}, key.field);
}

} // namespace confab::host
