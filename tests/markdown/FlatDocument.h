// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/Block.h"

#include <QList>
#include <QStringList>

namespace confab::test {

//! Equally drawn characters. White space is collapsed outside code, and has no formats.
struct FlatRun
{
    QString text;
    markdown::Formats formats = markdown::NoFormat;
    QString url = {};   //!< of a link, not percent-encoded
    QString title = {}; //!< of a link

    friend bool operator==(const FlatRun &, const FlatRun &) = default;
};

using FlatText = QList<FlatRun>;

//! What one row of a document says, whoever read it: neither the look nor what is only a means.
struct FlatRow
{
    int quotes = 0;
    int joinedQuotes = 0; //!< that go on from the row above
    int depth = 0;        //!< of lists
    QString marker = {};  //!< "-" or "3."
    markdown::TaskState task = markdown::TaskState::NotATask;
    QString kind = {};          //!< "p", "h1" … "h6", "code", "table", "rule", "image"
    QString detail = {};        //!< the language of code, the alignments of a table, the address of a picture
    QString title = {};         //!< of a picture
    QString link = {};          //!< of a picture that leads somewhere
    QList<FlatText> texts = {}; //!< one, or those of a table's cells

    friend bool operator==(const FlatRow &, const FlatRow &) = default;
};

using FlatDocument = QList<FlatRow>;

FlatDocument flattened(const QList<markdown::Block> &blocks);

//! Collapses white space, and joins neighbours that are drawn alike.
FlatText tidied(const FlatText &text);

//! A line for each row, to compare and to read.
QStringList written(const FlatDocument &document);

//! The letters of a text, without its formats.
QString plain(const FlatText &text);

//! Addresses are compared as they are read, not as they are encoded.
QString decodedAddress(const QString &url);

} // namespace confab::test
