// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "FormRequest.h"
#include "PictureChoice.h"
#include "protocol/Rights.h"
#include "protocol/Types.h"

#include <QPointer>
#include <QtQml/qqmlregistration.h>

namespace confab::client {
class Workspace;
struct KnownRoom;
} // namespace confab::client

namespace confab::models {

//! What holds in the open room, and changing it: as far as the user may.
class RoomOptions : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.room.options is the one")
    Q_PROPERTY(bool any READ hasAny NOTIFY changed)
    Q_PROPERTY(bool canChangeRules READ canChangeRules NOTIFY changed)
    Q_PROPERTY(bool canChangeKind READ canChangeKind NOTIFY changed)
    Q_PROPERTY(bool canSeeBans READ canSeeBans NOTIFY changed)
    Q_PROPERTY(bool canSeeAudit READ canSeeAudit NOTIFY changed)
    Q_PROPERTY(bool canReport READ canReport NOTIFY changed)
    Q_PROPERTY(bool canArchive READ canArchive NOTIFY changed)
    Q_PROPERTY(bool canDelete READ canDelete NOTIFY changed)
    Q_PROPERTY(bool isPublic READ isPublic NOTIFY changed)
    Q_PROPERTY(bool archived READ isArchived NOTIFY changed)
    Q_PROPERTY(bool receipts READ hasReceipts NOTIFY changed)
    Q_PROPERTY(int agents READ agents NOTIFY changed)
    Q_PROPERTY(confab::models::PictureChoice *picture READ picture CONSTANT)
    Q_PROPERTY(confab::models::FormRequest *change READ change CONSTANT)
    Q_PROPERTY(confab::models::FormRequest *ending READ ending CONSTANT)

public:
    explicit RoomOptions(QObject *parent = nullptr);

    bool hasAny() const;         //!< there is something that the user may do here
    bool canChangeRules() const; //!< name, topic, receipts, who asks agents
    bool canChangeKind() const;  //!< public or private
    bool canSeeBans() const;
    bool canSeeAudit() const; //!< what was done here, and reports
    bool canReport() const;   //!< messages to who leads the room
    bool canArchive() const;
    bool canDelete() const;
    bool isPublic() const;
    bool isArchived() const;
    bool hasReceipts() const;
    int agents() const;                         //!< who may ask them: 0 everybody, 1 owner and admins, 2 nobody
    PictureChoice *picture() { return &m_picture; }
    FormRequest *change() { return &m_change; } //!< of save(): what has become of it
    FormRequest *ending() { return &m_ending; } //!< of setArchived() and remove()

    //! All of it or nothing. What stays as it is is not sent: others may have changed it meanwhile.
    Q_INVOKABLE void save(const QString &name, const QString &topic, bool isPublic, int agents, bool receipts);
    Q_INVOKABLE void setArchived(bool archived);
    //! Deletes the room, after its name was typed in the view.
    Q_INVOKABLE void remove();

    //! Of this room; null for none.
    void attach(client::Workspace *workspace, RoomId room);

Q_SIGNALS:
    void changed();

private:
    bool may(QLatin1String what) const;
    //! The same question that the server will ask.
    bool mayUpdate(const rights::Change &change) const;
    const client::KnownRoom *entry() const;
    PictureChoice::Owner pictureOwner();

    QPointer<client::Workspace> m_workspace;
    RoomId m_room;
    PictureChoice m_picture;
    FormRequest m_change;
    FormRequest m_ending;
};

} // namespace confab::models
