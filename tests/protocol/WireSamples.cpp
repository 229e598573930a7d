// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "WireSamples.h"

#include <QDir>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

QJsonObject WireSample::json() const
{
    return QJsonDocument::fromJson(bytes).object();
}

QList<WireSample> wireSamples(const QString &kind)
{
    const QDir folder(QStringLiteral(CONFAB_SOURCE_DIR "/tests/data/wire"));
    QList<WireSample> samples;
    const QString filter = kind.isEmpty() ? u"*.json"_s : kind + u"-*.json"_s;
    for (const QFileInfo &info : folder.entryInfoList({filter}, QDir::Files, QDir::Name)) {
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly))
            samples.append({info.completeBaseName(), file.readAll()});
    }
    return samples;
}
