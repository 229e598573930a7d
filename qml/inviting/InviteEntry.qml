// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// A link that lets people in: what it is, what is left of it, and ways to hand it out or take it back.
Rectangle {
    id: root

    required property int index
    required property string code
    required property string link
    required property string detail
    // Made a moment ago.
    required property bool fresh
    // No camera of a phone leads to it.
    required property bool near
    property bool busy: false
    property bool coded: false
    // Of a server that has made its key itself: only Confab knows by the link that it is the right one.
    readonly property bool ownKey: root.link.includes("?k=")

    signal copyRequested
    signal appCopyRequested
    signal revokeRequested

    Accessible.name: root.link + ", " + root.detail
    Accessible.role: Accessible.ListItem
    border.color: root.fresh ? Theme.accent : "transparent"
    border.width: Theme.stroke
    color: Theme.codeSurface
    implicitHeight: column.implicitHeight + 2 * Theme.spaceM
    radius: Theme.radiusControl

    Column {
        id: column

        anchors.left: parent.left
        anchors.margins: Theme.spaceM
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: Theme.spaceS

        PlainText {
            Accessible.ignored: true
            font: Theme.code
            line: Theme.codeLine
            text: root.link
            width: parent.width
            wrapMode: Text.WrapAnywhere
        }

        PlainText {
            Accessible.ignored: true
            color: Theme.textMuted
            font: Theme.meta
            line: Theme.metaLine
            text: root.detail
            width: parent.width
            wrapMode: Text.Wrap
        }

        LinkCode {
            link: root.link
            visible: root.coded && !root.near
            width: parent.width
        }

        Flow {
            spacing: Theme.spaceS
            width: parent.width

            AppButton {
                id: copy

                Accessible.description: root.ownKey ? qsTr("Opens in a browser, which warns first and then leads to Confab.") : qsTr("Opens in a browser, which leads to Confab.")
                iconName: "copy"
                kind: root.fresh ? AppButton.Primary : AppButton.Secondary
                text: qsTr("Copy link")

                onClicked: root.copyRequested()
            }

            AppButton {
                Accessible.description: qsTr("For who has Confab already: opens it without a browser.")
                text: qsTr("Copy for Confab")

                onClicked: root.appCopyRequested()
            }

            AppButton {
                text: root.coded ? qsTr("Hide QR code") : qsTr("Show QR code")
                visible: !root.near

                onClicked: root.coded = !root.coded
            }

            AppButton {
                enabled: !root.busy
                kind: AppButton.Quiet
                text: qsTr("Withdraw")

                onClicked: root.revokeRequested()
            }
        }
    }

    // The link that one made is what one wants next.
    function takeFocus(): void {
        copy.forceActiveFocus(Qt.TabFocusReason);
    }
}
