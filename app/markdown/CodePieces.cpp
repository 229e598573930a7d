// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CodePieces.h"

#include "RenderLimits.h"
#include "SharedHighlighter.h"

#include <QQmlEngine>

namespace confab::markdown {

CodePieces::CodePieces(QObject *parent)
    : QAbstractListModel(parent)
{
}

CodePieces::~CodePieces() = default;

int CodePieces::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_pieces.size());
}

QVariant CodePieces::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Piece &piece = m_pieces.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return piece.content.text;
    case ContentRole:
        return QVariant::fromValue(piece.content);
    case FirstLineRole:
        return piece.firstLine;
    case LinesRole:
        return piece.lines;
    case StartRole:
        return piece.start;
    default:
        return {};
    }
}

QHash<int, QByteArray> CodePieces::roleNames() const
{
    return {{ContentRole, "content"}, {FirstLineRole, "firstLine"}, {LinesRole, "lines"}, {StartRole, "start"}};
}

void CodePieces::setContent(const RichText &content)
{
    if (content == m_content)
        return;
    m_content = content;
    refresh();
    Q_EMIT contentChanged();
}

void CodePieces::setLanguage(const QString &language)
{
    if (language == m_language)
        return;
    m_language = language;
    refresh();
    Q_EMIT languageChanged();
}

void CodePieces::classBegin()
{
    m_complete = false;
}

void CodePieces::componentComplete()
{
    m_complete = true;
    refresh();
}

void CodePieces::refresh()
{
    QQmlEngine *engine = qmlEngine(this);
    if (!m_complete || !engine)
        return;
    if (!m_lines)
        m_lines.emplace(SharedHighlighter::of(*engine));
    const int before = m_lines->count();
    const int changed = m_lines->set(m_language, m_content.text);
    qsizetype kept = 0;
    while (kept < m_pieces.size() && m_pieces[kept].firstLine + m_pieces[kept].lines <= changed)
        ++kept;
    // The last of them may take in lines that are new.
    if (kept > 0 && kept == m_pieces.size())
        --kept;
    const QList<Piece> rest = piecesFrom(kept < m_pieces.size() ? m_pieces[kept].firstLine : 0);
    const qsizetype shared = qMin(rest.size(), m_pieces.size() - kept);
    for (qsizetype i = 0; i < shared; ++i) {
        const bool same = m_pieces[kept + i] == rest[i];
        m_pieces[kept + i] = rest[i];
        if (!same)
            Q_EMIT dataChanged(index(int(kept + i)), index(int(kept + i)));
    }
    const int next = int(kept + shared);
    if (next < m_pieces.size()) {
        beginRemoveRows({}, next, int(m_pieces.size()) - 1);
        m_pieces.resize(next);
        endRemoveRows();
    }
    if (shared < rest.size()) {
        beginInsertRows({}, next, next + int(rest.size() - shared) - 1);
        m_pieces += rest.sliced(shared);
        endInsertRows();
    }
    if (m_lines->count() != before)
        Q_EMIT linesChanged();
}

QList<CodePieces::Piece> CodePieces::piecesFrom(int firstLine) const
{
    QList<Piece> pieces;
    while (firstLine < m_lines->count()) {
        pieces.append(pieceFrom(firstLine));
        firstLine += pieces.last().lines;
    }
    return pieces;
}

CodePieces::Piece CodePieces::pieceFrom(int firstLine) const
{
    const int start = m_lines->start(firstLine);
    Piece piece{firstLine, 0, start, {}};
    int line = firstLine;
    for (; line < m_lines->count() && piece.lines < limits::kPieceLines; ++line) {
        // Each by the lines before it, so that a line that grows stays where it is.
        if (piece.lines > 0 && m_lines->start(line) - start > limits::kPieceLength)
            break;
        for (Token token : m_lines->tokens(line)) {
            token.start += m_lines->start(line) - start;
            piece.content.tokens.append(token);
        }
        ++piece.lines;
    }
    piece.content.text = m_lines->text().sliced(start, m_lines->end(line - 1) - start);
    return piece;
}

} // namespace confab::markdown
