// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CorpusFolder.h"

#include <QCryptographicHash>
#include <QFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace confab::test {

QDir corpusFolder()
{
    QFile packages(QStringLiteral(CONFAB_SOURCE_DIR "/tests/markdown/corpora/packages.txt"));
    if (!packages.open(QFile::ReadOnly))
        return {};
    const QByteArray hash = QCryptographicHash::hash(packages.readAll(), QCryptographicHash::Sha256).toHex().left(12);
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    return QDir(cache + u"/confab-tests/corpora-"_s + QString::fromLatin1(hash));
}

} // namespace confab::test
