// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// What one may do with a member of the open room. What one may not is not there.
Column {
    id: root

    required property PersonCard person
    required property string roomName
    readonly property bool busy: root.person.act.busy

    Accessible.name: qsTr("In %1").arg(Bidi.isolated(root.roomName))
    Accessible.role: Accessible.Grouping
    spacing: Theme.spaceM

    PlainText {
        Accessible.role: Accessible.Heading
        color: Theme.textMuted
        font: Theme.metaStrong
        line: Theme.metaLine
        text: qsTr("In %1").arg(Bidi.isolated(root.roomName))
        width: parent.width
        wrapMode: Text.Wrap
    }

    SegmentedChoice {
        current: root.person.acts.roleIndex
        enabled: !root.busy
        label: qsTr("Role")
        options: root.person.acts.roleChoices
        visible: root.person.acts.roleChoices.length > 1
        width: parent.width

        onChosen: index => root.person.acts.chooseRole(index)
    }

    Flow {
        spacing: Theme.spaceS
        width: parent.width

        AppButton {
            id: mute

            enabled: !root.busy
            text: root.person.acts.muted ? qsTr("Unmute") : qsTr("Mute…")
            visible: root.person.acts.canMute

            onClicked: {
                if (root.person.acts.muted) {
                    root.person.acts.unmute();
                    return;
                }
                times.byKey = mute.visualFocus;
                times.popup(mute, 0, mute.height);
            }
        }

        AppButton {
            enabled: !root.busy
            text: qsTr("Hand the room over…")
            visible: root.person.acts.canHandOver

            onClicked: handOver.open()
        }

        AppButton {
            enabled: !root.busy
            text: root.person.agent ? qsTr("Remove from room") : qsTr("Remove from room…")
            visible: root.person.acts.canKick

            onClicked: {
                if (root.person.agent)
                    root.person.acts.kick("");
                else
                    kick.open();
            }
        }

        AppButton {
            enabled: !root.busy
            text: qsTr("Ban…")
            visible: root.person.acts.canBan

            onClicked: ban.open()
        }

        AppButton {
            enabled: !root.busy
            text: qsTr("Lift the ban")
            visible: root.person.acts.canLiftBan

            onClicked: root.person.acts.liftBan()
        }
    }

    AppMenu {
        id: times

        AppMenuItem {
            text: qsTr("For 10 minutes")

            onTriggered: root.person.acts.mute(10)
        }

        AppMenuItem {
            text: qsTr("For an hour")

            onTriggered: root.person.acts.mute(60)
        }

        AppMenuItem {
            text: qsTr("For a day")

            onTriggered: root.person.acts.mute(24 * 60)
        }

        AppMenuItem {
            text: qsTr("Until it is ended")

            onTriggered: root.person.acts.mute(0)
        }
    }

    ConfirmDialog {
        id: handOver

        acceptKind: AppButton.Danger
        acceptText: qsTr("Hand over")
        heading: Bidi.sentence(qsTr("Hand %1 over to %2?"), [root.roomName, root.person.name])
        sentence: qsTr("%1 becomes the owner and you an admin. Only the new owner can undo this.").arg(Bidi.isolated(root.person.name))

        onAccepted: root.person.acts.handOver()
    }

    ReasonDialog {
        id: kick

        acceptText: qsTr("Remove")
        heading: Bidi.sentence(qsTr("Remove %1 from %2?"), [root.person.name, root.roomName])
        sentence: root.person.acts.canReturn ? qsTr("What was written stays. They can come back.") : qsTr("What was written stays. They can come back if somebody adds them, or by a link to the room that still works. To keep them out, ban them.")

        onReasonGiven: reason => root.person.acts.kick(reason)
    }

    BanDialog {
        id: ban

        heading: Bidi.sentence(qsTr("Ban %1 from %2?"), [root.person.name, root.roomName])
        // Of somebody who isn't in the room nothing stands in its timeline.
        readers: root.person.acts.canKick ? qsTr("Everybody in the room reads it.") : qsTr("It stands beside the ban in “Room settings…”.")
        sentence: root.person.acts.canKick ? qsTr("They are removed and can't come back before the ban ends or is lifted in “Room settings…”. What was written stays.") : qsTr("They can't come in before the ban ends or is lifted in “Room settings…”.")

        onBanned: (reason, minutes) => root.person.acts.ban(reason, minutes)
    }
}
