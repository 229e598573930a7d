// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Models
import Confab.Theme

// The people of the server: search, and what can be done with each. The keyboard stays in the field; arrows choose, Enter
// opens what can be done.
FocusScope {
    id: root

    required property ServerPeopleModel model
    readonly property string trouble: root.model.errorText !== "" ? root.model.errorText : root.model.act.errorText !== "" ? root.model.act.errorText : root.model.act.nameError

    TextInputField {
        id: field

        anchors.left: parent.left
        anchors.right: parent.right
        focus: true
        label: qsTr("Search people")
        labelShown: false
        placeholder: qsTr("Search people")

        onAccepted: root.openRow(list.currentIndex, true)
        onEdited: root.model.act.clearErrors()
        onTextChanged: {
            root.model.query = field.text;
            list.currentIndex = 0;
        }

        Keys.onDownPressed: root.step(1)
        Keys.onUpPressed: root.step(-1)
    }

    Banner {
        id: banner

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: field.bottom
        anchors.topMargin: visible ? Theme.spaceS : 0
        buttonText: root.model.errorText !== "" ? qsTr("Try again") : ""
        height: visible ? implicitHeight : 0
        iconName: "warning"
        text: root.trouble
        tone: Banner.Problem
        visible: text !== ""

        onPressed: root.model.retry()
    }

    ListView {
        id: list

        Accessible.name: qsTr("People of the server")
        Accessible.role: Accessible.List
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.leftMargin: -Theme.spaceS
        anchors.right: parent.right
        anchors.rightMargin: -Theme.spaceS
        anchors.top: banner.bottom
        anchors.topMargin: Theme.spaceS
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        highlightMoveDuration: 0
        keyNavigationEnabled: false
        model: root.model
        reuseItems: true
        spacing: 2

        T.ScrollBar.vertical: AppScrollBar {
            steady: true
        }
        delegate: ServerPersonEntry {
            marked: list.currentIndex === index
            width: list.width

            onPressed: root.openRow(index, false)
        }

        onAtYEndChanged: {
            if (list.atYEnd)
                root.model.loadMore();
        }
    }

    PlainText {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: list.top
        color: Theme.textMuted
        text: root.model.loading ? qsTr("Loading…") : field.text.trim() === "" ? qsTr("Nobody else is on this server yet.") : qsTr("Nobody is called so.")
        visible: list.count === 0 && root.trouble === ""
        wrapMode: Text.Wrap
    }

    ServerPeopleMenu {
        id: menu

        onAdminChosen: admin => root.model.acts.setAdmin(menu.person.userId, admin)
        onHandOverRequested: handOver.ask(menu.person.userId, menu.person.name)
        onLetInRequested: root.model.acts.letIn(menu.person.userId)
        onLinkRequested: root.model.acts.makeResetLink(menu.person.userId)
        onSuspendRequested: suspension.ask(menu.person.name)
    }

    SuspendDialog {
        id: suspension

        onSuspended: (days, reason) => root.model.acts.suspend(menu.person.userId, days, reason)
    }

    ConfirmDialog {
        id: handOver

        property string userId: ""
        property string name: ""

        acceptKind: AppButton.Danger
        acceptText: qsTr("Hand over")
        heading: qsTr("Hand the server over to %1?").arg(Bidi.isolated(handOver.name))
        sentence: qsTr("%1 owns the server then, and you are an admin. Only the new owner can undo this.").arg(Bidi.isolated(handOver.name))

        onAccepted: root.model.acts.handOver(handOver.userId)

        function ask(userId: string, name: string): void {
            handOver.userId = userId;
            handOver.name = name;
            handOver.open();
        }
    }

    ResetLinkDialog {
        id: link

        onCopyRequested: link => root.model.acts.copy(link)
    }

    Connections {
        enabled: root.visible
        target: root.model.acts

        function onLinkMade(name: string, url: string): void {
            link.tell(name, url);
        }
    }

    function reset(): void {
        field.text = "";
    }

    function takeFocus(): void {
        field.forceActiveFocus(Qt.OtherFocusReason);
    }

    function step(by: int): void {
        if (list.count > 0)
            list.currentIndex = (Math.max(0, list.currentIndex) + by + list.count) % list.count;
    }

    function openRow(row: int, byKey: bool): void {
        list.currentIndex = row;
        const entry = list.itemAtIndex(row) as ServerPersonEntry;
        if (entry !== null && entry.leadable)
            menu.openAt(entry, byKey);
    }
}
