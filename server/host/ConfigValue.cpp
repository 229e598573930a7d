// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ConfigKeys.h"

#include "ProviderAddress.h"

#include <QRegularExpression>

namespace confab::host {

using namespace Qt::StringLiterals;

namespace {

using Listen = ConfigKey::Listen;

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
        static const QRegularExpression separator(u"[,\\s]+"_s);
        field(config) = text.split(separator, Qt::SkipEmptyParts);
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

// "address:port", "[IPv6]:port", a port alone, or an address alone.
QString Setter::operator()(Listen) const
{
    static const QRegularExpression form(
        uR"(^(?:\[(?<six>[0-9a-fA-F:.]+)\]|(?<four>[^:\[\]]+))?(?::(?<port>\d{1,5}))?$|^(?<only>\d{1,5})$)"_s);
    const auto match = form.match(text);
    if (text.isEmpty() || !match.hasMatch())
        return mustBe();
    QString address = match.captured(u"six"_s) + match.captured(u"four"_s);
    QString port = match.captured(u"port"_s) + match.captured(u"only"_s);
    static const QRegularExpression digits(u"^\\d{1,5}$"_s);
    if (port.isEmpty() && digits.match(address).hasMatch())
        std::swap(address, port);
    const bool isLocal = address.compare("localhost"_L1, Qt::CaseInsensitive) == 0;
    const QHostAddress parsed = isLocal ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(address);
    if ((!address.isEmpty() && parsed.isNull()) || port.toInt() > 65'535)
        return mustBe();
    if (!address.isEmpty())
        config.listenAddress = parsed;
    if (!port.isEmpty())
        config.listenPort = quint16(port.toInt());
    return {};
}

struct Printer
{
    const ConfigKey &key;
    ServerConfig config; // a copy: fields are reached by functions of a mutable one

    QString operator()(Listen) const
    {
        const QString address = config.listenAddress.toString();
        const bool isSix = config.listenAddress.protocol() == QAbstractSocket::IPv6Protocol;
        return (isSix ? u"[%1]:%2"_s : u"%1:%2"_s).arg(address).arg(config.listenPort);
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

    QString operator()(Listen) const { return u"an address with a port, such as 127.0.0.1:8420 or [::1]:8420"_s; }
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
