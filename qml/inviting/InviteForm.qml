// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// How long a new link works, how often, and for whom. The usual is one press away.
Column {
    id: root

    required property InviteListModel model
    property int lifetime: root.model.usualLifetime
    property int limit: 0
    property bool asGuest: false
    property bool unfolded: false

    spacing: Theme.spaceM

    PlainText {
        color: Theme.textMuted
        text: root.model.terms(root.lifetime, root.limit, root.asGuest)
        visible: !root.unfolded
        width: parent.width
        wrapMode: Text.Wrap
    }

    SegmentedChoice {
        id: lifetimes

        current: root.lifetime
        label: qsTr("Works for")
        options: root.model.lifetimes
        visible: root.unfolded
        width: parent.width

        onChosen: index => root.lifetime = index
    }

    SegmentedChoice {
        current: root.limit
        label: qsTr("Lets in")
        options: root.model.limits
        visible: root.unfolded
        width: parent.width

        onChosen: index => root.limit = index
    }

    AppSwitch {
        checked: root.asGuest
        explanation: qsTr("They read and write, but let nobody else in.")
        text: qsTr("As guests of the room")
        visible: root.unfolded
        width: parent.width

        onToggled: root.asGuest = checked
    }

    Flow {
        spacing: Theme.spaceS
        width: parent.width

        AppButton {
            enabled: !root.model.making.busy
            iconName: "link"
            kind: AppButton.Primary
            text: qsTr("Make a link")

            onClicked: root.model.make(root.lifetime, root.limit, root.asGuest)
        }

        AppButton {
            kind: AppButton.Quiet
            text: qsTr("Change…")
            visible: !root.unfolded

            onClicked: {
                root.unfolded = true;
                lifetimes.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
            }
        }
    }

    function reset(): void {
        root.lifetime = root.model.usualLifetime;
        root.limit = 0;
        root.asGuest = false;
        root.unfolded = false;
    }
}
