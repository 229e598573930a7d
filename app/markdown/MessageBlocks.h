// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"
#include "CopiedText.h"
#include "GrowingMessage.h"
#include "UnfinishedText.h"

#include <QAbstractListModel>
#include <QTimer>

namespace confab::markdown {

//! The blocks of one message as rows. While a message grows, only the rows that differ are touched. While `inSteps` is
//! set, many rows that come in at once do so frame by frame, the upper ones first: each takes time to be made.
class MessageBlocks : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    Q_PROPERTY(bool streaming READ isStreaming WRITE setStreaming NOTIFY streamingChanged FINAL)
    Q_PROPERTY(int portions READ portions WRITE setPortions NOTIFY portionsChanged FINAL)
    Q_PROPERTY(QList<int> turnedFolds READ turnedFolds WRITE setTurnedFolds NOTIFY turnedFoldsChanged FINAL)
    Q_PROPERTY(QStringList mentions READ mentions WRITE setMentions NOTIFY mentionsChanged FINAL)
    Q_PROPERTY(QString ownMention READ ownMention WRITE setOwnMention NOTIFY mentionsChanged FINAL)
    Q_PROPERTY(bool inSteps MEMBER m_inSteps FINAL)
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged FINAL)

public:
    enum Role {
        TypeRole = Qt::UserRole + 1, //!< type: a BlockType, constant for a row's life
        BlockRole,                   //!< block: the Block
    };

    explicit MessageBlocks(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QString text() const { return m_text; }
    void setText(const QString &text);
    bool isStreaming() const { return m_streaming; }
    void setStreaming(bool streaming);
    //! How much of a long message is shown. 0: its beginning, unless it is being written; else so many times what may
    //! be shown at once (see RenderLimits.h). It ends with a row of type More or Less where there is another choice.
    int portions() const { return m_portions; }
    void setPortions(int portions);
    //! The Details that the reader has opened, or closed where they are open as written, and the long parts that were
    //! opened (see PartFolds.h); by their numbers.
    QList<int> turnedFolds() const { return m_turnedFolds; }
    void setTurnedFolds(const QList<int> &folds);
    //! The names that are marked where they stand behind an "@"; and the reader's own, empty for none.
    QStringList mentions() const { return m_mentions; }
    void setMentions(const QStringList &names);
    QString ownMention() const { return m_ownMention; }
    void setOwnMention(const QString &name);
    const QList<Block> &blocks() const { return m_blocks; }

    //! Puts the code of a row on the clipboard.
    Q_INVOKABLE void copyCode(int row) const;
    Q_INVOKABLE confab::markdown::CopiedText copied(int row) const;
    //! Where a link within the message leads; -1 where that isn't shown. And what leads back from there.
    Q_INVOKABLE int rowOf(const QString &url) const;
    Q_INVOKABLE QString addressBack(const QString &url) const;

Q_SIGNALS:
    void textChanged();
    void streamingChanged();
    void portionsChanged();
    void turnedFoldsChanged();
    void mentionsChanged();
    void countChanged();

private:
    QList<Block> wanted();
    QList<Block> folded() const;
    QList<Block> read(const QString &text, int most) const;
    void refresh();
    void replace(int first, int removed, const QList<Block> &inserted);
    void insert(int first, const QList<Block> &blocks);
    void insertInSteps(int first, const QList<Block> &blocks, int cost);
    void nextStep();

    QString m_text;
    QStringList m_mentions;
    QString m_ownMention;
    QList<int> m_turnedFolds;
    QList<Block> m_blocks;
    QList<Block> m_waiting; // for the next frames
    int m_waitingAt = 0;
    QTimer m_step;
    UnfinishedText m_unfinished;
    GrowingMessage m_growing;
    int m_portions = 0;
    bool m_streaming = false;
    bool m_inSteps = false;
};

} // namespace confab::markdown
