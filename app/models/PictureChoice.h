// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "FormRequest.h"
#include "PictureImages.h"
#include "protocol/Ids.h"
#include "protocol/Limits.h"
#include "ShownImage.h"

#include <QUrl>

#include <functional>
#include <memory>

namespace confab::models {

//! The picture of a person or a room, and giving it another one, as a part of a form: a file is chosen, and a square of
//! it. With the rest of the form that is made as small as the server takes it, and sent.
class PictureChoice : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to whose picture it is")
    Q_PROPERTY(QString current READ current NOTIFY changed)
    Q_PROPERTY(QString initials READ initials NOTIFY changed)
    Q_PROPERTY(int colorIndex READ colorIndex NOTIFY changed)
    Q_PROPERTY(QString chosen READ chosen NOTIFY changed)
    Q_PROPERTY(qreal aspect READ aspect NOTIFY changed)
    Q_PROPERTY(bool reading READ isReading NOTIFY changed)
    Q_PROPERTY(bool removed READ isRemoved NOTIFY changed)
    Q_PROPERTY(bool edited READ isEdited NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    Q_PROPERTY(QStringList filePatterns READ filePatterns CONSTANT)
    Q_PROPERTY(QUrl folder READ folder CONSTANT)
    Q_PROPERTY(confab::models::FormRequest *saving READ saving CONSTANT)

public:
    //! What belongs to whose picture it is. But for `name`, `id` and `hash` none is called without an account.
    struct Owner
    {
        std::function<QString()> name = {};
        std::function<Uuid()> id = {};
        std::function<QString()> hash = {};
        PictureShape shape = PictureShape::Round;
        std::function<Limits()> limits = {};
        std::function<void(const pictures::Encoded &picture, client::Callback<> reply)> set = {};
        std::function<void(client::Callback<> reply)> remove = {};
    };

    explicit PictureChoice(Owner owner, QObject *parent = nullptr);
    ~PictureChoice() override;

    QString current() const; //!< for a view to show; empty without one, or when it is to be taken away
    QString initials() const;
    int colorIndex() const; //!< 0–15
    QString chosen() const; //!< of what a square is to be cut; empty for nothing
    qreal aspect() const;   //!< its width by its height
    bool isReading() const { return m_isReading; }
    bool isRemoved() const { return m_isRemoved; }            //!< it is to be taken away
    bool isEdited() const { return m_chosen || m_isRemoved; } //!< there is something to save
    QString errorText() const;
    QStringList filePatterns() const; //!< what choose() takes: "*.png" …
    QUrl folder() const; //!< where people keep such files; where they keep all, if there is none
    FormRequest *saving() { return &m_saving; } //!< of save(): what has become of it

    //! In place of what was to be saved before, once it is read; what can't be read changes nothing.
    Q_INVOKABLE void choose(const QUrl &file);
    //! In place of what was chosen. Nothing is asked of the server before save().
    Q_INVOKABLE void remove();
    //! It stays as it is.
    Q_INVOKABLE void drop();
    //! The square of what was chosen, as pictures::square(), or that there is none any more.
    Q_INVOKABLE void save(qreal x, qreal y, qreal zoom);
    //! Files can't be chosen here, and why; for people.
    Q_INVOKABLE void fail(const QString &text);

Q_SIGNALS:
    void changed();

private:
    void onRead(const Result<QImage> &image);

    Owner m_owner;
    std::unique_ptr<ShownImage> m_chosen;
    FormRequest m_saving;
    QString m_error;
    bool m_isReading = false;
    bool m_isRemoved = false;
    int m_attempt = 0; // counts files: only the last one is shown
};

} // namespace confab::models
