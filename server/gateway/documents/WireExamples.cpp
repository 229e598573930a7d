// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "WireExamples.h"

#include "protocol/Codec.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

const QString kFolder = u":/confab/wire"_s;

QByteArray contentOf(const QString &name)
{
    QFile file(kFolder + u'/' + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! All samples of a kind such as "command" that are of this command or event, the usual one first.
QByteArrayList samples(const QString &kind, QLatin1String name)
{
    QByteArrayList found;
    const QString usual = kind + u'-' + QString(name).replace(u':', u'-');
    for (const QString &file : QDir(kFolder).entryList({usual + u"*.json"_s}, QDir::Files, QDir::Name)) {
        const QByteArray content = contentOf(file);
        const auto frame = codec::Json::readTrusted(content);
        if (!frame || frame->object().value("event"_L1).toString() != name)
            continue;
        found.insert(file == usual + u".json"_s ? 0 : found.size(), content);
    }
    return found;
}

} // namespace

QByteArrayList commandFrames(QLatin1String name)
{
    QByteArrayList frames;
    for (const QByteArray &sample : samples(u"command"_s, name)) {
        const auto command = codec::decodeCommand(sample, Limits());
        if (const auto *frame = std::get_if<CommandFrame>(&command))
            frames.append(codec::encodeCommand(*frame));
    }
    return frames;
}

QByteArrayList eventFrames(QLatin1String name)
{
    QByteArrayList frames;
    for (const QByteArray &sample : samples(u"event"_s, name)) {
        const auto frame = codec::decodeServerFrame(sample);
        if (const auto *event = frame ? std::get_if<EventFrame>(&*frame) : nullptr)
            frames.append(codec::encodeEvent(*event));
    }
    return frames;
}

QByteArrayList errorFrames()
{
    QByteArrayList frames;
    for (const QString &file : QDir(kFolder).entryList({u"error-*.json"_s}, QDir::Files, QDir::Name)) {
        const auto frame = codec::decodeServerFrame(contentOf(file));
        const auto *ack = frame ? std::get_if<codec::AckFrame>(&*frame) : nullptr;
        if (ack && ack->error)
            frames.append(codec::encodeError(ack->id, *ack->error));
    }
    return frames;
}

QByteArray commandData(QLatin1String name, const QByteArrayList &without)
{
    const QByteArrayList frames = commandFrames(name);
    QJsonObject data = QJsonDocument::fromJson(frames.value(0))["data"_L1].toObject();
    for (const QByteArray &field : without)
        data.remove(QLatin1String(field));
    return QJsonDocument(data).toJson(QJsonDocument::Compact);
}

QByteArray answerData(const CommandAbout &command)
{
    const QString own = u"reply-"_s + QString(command.name).replace(u':', u'-') + u".json"_s;
    const auto frame = codec::Json::readTrusted(contentOf(own));
    if (frame && frame->object().value("data"_L1).isObject())
        return command.answerAgain(frame->part(frame->object().value("data"_L1)));
    return answerData(command.answer);
}

QByteArray answerData(const QByteArray &type)
{
    for (const CommandAbout &command : commandAbouts()) {
        const QString name = u"reply-"_s + QString(command.name).replace(u':', u'-') + u".json"_s;
        if (command.answer == type && QFile::exists(kFolder + u'/' + name))
            return answerData(command);
    }
    return "{}";
}

} // namespace confab::gateway
