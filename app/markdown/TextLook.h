// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Highlighter.h"

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPointer>

namespace confab::markdown {

//! The colours and fonts that formats are drawn with; set from the theme, shared by the blocks of a message.
class TextLook : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QFont mono MEMBER mono NOTIFY changed FINAL)
    Q_PROPERTY(QFont body MEMBER body NOTIFY changed FINAL)
    Q_PROPERTY(QString emojiFamily MEMBER emojiFamily NOTIFY changed FINAL)
    Q_PROPERTY(QColor linkColor MEMBER linkColor NOTIFY changed FINAL)
    Q_PROPERTY(QColor quietColor MEMBER quietColor NOTIFY changed FINAL)
    Q_PROPERTY(QColor mentionSurface MEMBER mentionSurface NOTIFY changed FINAL)
    Q_PROPERTY(QColor codeSurface MEMBER codeSurface NOTIFY changed FINAL)
    Q_PROPERTY(QColor keySurface MEMBER keySurface NOTIFY changed FINAL)
    Q_PROPERTY(QColor keyBorder MEMBER keyBorder NOTIFY changed FINAL)
    Q_PROPERTY(qreal boxPadding MEMBER boxPadding NOTIFY changed FINAL)
    Q_PROPERTY(qreal boxRadius MEMBER boxRadius NOTIFY changed FINAL)
    Q_PROPERTY(QColor keywordColor MEMBER keywordColor NOTIFY changed FINAL)
    Q_PROPERTY(QColor functionColor MEMBER functionColor NOTIFY changed FINAL)
    Q_PROPERTY(QColor typeColor MEMBER typeColor NOTIFY changed FINAL)
    Q_PROPERTY(QColor keyColor MEMBER keyColor NOTIFY changed FINAL)
    Q_PROPERTY(QColor stringColor MEMBER stringColor NOTIFY changed FINAL)
    Q_PROPERTY(QColor constantColor MEMBER constantColor NOTIFY changed FINAL)
    Q_PROPERTY(QColor commentColor MEMBER commentColor NOTIFY changed FINAL)
    Q_PROPERTY(QColor metaColor MEMBER metaColor NOTIFY changed FINAL)
    Q_PROPERTY(QColor addedColor MEMBER addedColor NOTIFY changed FINAL)
    Q_PROPERTY(QColor removedColor MEMBER removedColor NOTIFY changed FINAL)
    Q_PROPERTY(QColor addedGround MEMBER addedGround NOTIFY changed FINAL)
    Q_PROPERTY(QColor removedGround MEMBER removedGround NOTIFY changed FINAL)

public:
    explicit TextLook(QObject *parent = nullptr);

    QColor colorOf(TokenKind kind) const;

    QFont mono = {};
    QFont body = {};          //!< beside whose size that of `mono` is right
    QString emojiFamily = {}; //!< the system's at first
    QString signFamily = {};  //!< likewise
    QColor linkColor = {};
    QColor quietColor = {};
    QColor mentionSurface = {}; //!< below the reader's own name
    QColor codeSurface = {};    //!< of code within words
    QColor keySurface = {};     //!< of a key to be pressed
    QColor keyBorder = {};
    qreal boxPadding = 0; //!< of what has a surface, at its left and right, in px
    qreal boxRadius = 0;
    QColor keywordColor = {};
    QColor functionColor = {};
    QColor typeColor = {};
    QColor keyColor = {};
    QColor stringColor = {};
    QColor constantColor = {};
    QColor commentColor = {};
    QColor metaColor = {};
    QColor addedColor = {};
    QColor removedColor = {};
    QColor addedGround = {}; //!< behind lines of a diff
    QColor removedGround = {};

Q_SIGNALS:
    void changed();
};

//! What the setLook() of something drawn does: it holds that look from now on, and follows its changes by `onChanged`.
template <class Drawn, class Slot>
void holdLook(Drawn &drawn, QPointer<TextLook> &held, TextLook *look, Slot onChanged)
{
    if (look == held)
        return;
    if (held)
        held->disconnect(&drawn);
    held = look;
    if (look)
        QObject::connect(look, &TextLook::changed, &drawn, onChanged);
    (drawn.*onChanged)();
    Q_EMIT drawn.lookChanged();
}

} // namespace confab::markdown
