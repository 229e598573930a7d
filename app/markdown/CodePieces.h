// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"
#include "CodeLines.h"

#include <QAbstractListModel>
#include <QQmlParserStatus>

#include <optional>

namespace confab::markdown {

//! Code in pieces of some lines each, highlighted. A text element lays out and draws all that it has when a character
//! is added: while code is written, only its last piece is touched.
class CodePieces : public QAbstractListModel, public QQmlParserStatus
{
    Q_OBJECT
    Q_INTERFACES(QQmlParserStatus)
    Q_PROPERTY(confab::markdown::RichText content READ content WRITE setContent NOTIFY contentChanged FINAL)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged FINAL)
    Q_PROPERTY(int lines READ lines NOTIFY linesChanged FINAL)

public:
    enum Role {
        ContentRole = Qt::UserRole + 1, //!< content: RichText, with its tokens; without the line break that ends it
        FirstLineRole,                  //!< firstLine: of all the code
        LinesRole,                      //!< lines: how many there are in it
        StartRole,                      //!< start: where in the code it begins, in UTF-16 units
    };

    explicit CodePieces(QObject *parent = nullptr);
    ~CodePieces() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    RichText content() const { return m_content; }
    void setContent(const RichText &content);
    //! As a fence names it; empty or unknown: plain.
    QString language() const { return m_language; }
    void setLanguage(const QString &language);
    int lines() const { return m_lines ? m_lines->count() : 0; }

    void classBegin() override;
    void componentComplete() override;

Q_SIGNALS:
    void contentChanged();
    void languageChanged();
    void linesChanged();

private:
    struct Piece
    {
        int firstLine = 0;
        int lines = 0;
        int start = 0;
        RichText content = {};

        friend bool operator==(const Piece &, const Piece &) = default;
    };

    void refresh();
    QList<Piece> piecesFrom(int firstLine) const;
    Piece pieceFrom(int firstLine) const;

    RichText m_content;
    QString m_language;
    std::optional<CodeLines> m_lines;
    QList<Piece> m_pieces;
    bool m_complete = true;
};

} // namespace confab::markdown
