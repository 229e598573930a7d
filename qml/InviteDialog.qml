// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Inviting
import Confab.Members
import Confab.Models
import Confab.Theme

// How others get into the open room: by a link, by being put in, or, where neither is one's to give, by the server's address.
AppDialog {
    id: root

    required property CurrentRoom room
    required property HostInfo host
    readonly property bool byLink: root.room.invites.allowed
    readonly property bool byHand: root.room.candidates.allowed
    property int way: 0
    // Opened for them alone, where the agents are.
    property bool forAgents: false
    readonly property bool shownLink: root.byLink && !root.forAgents && (root.way === 0 || !root.byHand)
    readonly property bool shownHand: root.byHand && (root.forAgents || root.way === 1 || !root.byLink)

    // Somebody came, or went.
    readonly property int memberCount: root.room.memberCount

    heading: root.forAgents ? qsTr("Add an agent") : root.byLink || root.byHand ? qsTr("Invite to %1").arg(Bidi.isolated(root.room.name)) : root.host.hosting ? qsTr("Let others join") : qsTr("Join address")
    parted: root.byLink && root.byHand && !root.forAgents
    partsHeight: root.parted ? parts.height : 0
    rejectText: qsTr("Close")

    SegmentedChoice {
        id: parts

        current: root.way
        label: qsTr("How to invite")
        labelShown: false
        options: [qsTr("By a link"), qsTr("From this server")]
        visible: root.parted
        width: parent.width

        onChosen: index => root.way = index
    }

    // Before a link is handed out that nobody could follow.
    ReachSwitch {
        host: root.host
        visible: root.host.hosting && !root.shownHand
        width: parent.width
    }

    Banner {
        iconName: "monitor"
        text: qsTr("A link made now works on this computer only. Switch the above on first to invite people at other computers.")
        tone: Banner.Attention
        visible: root.shownLink && root.host.localOnly
        width: parent.width
    }

    InviteForm {
        id: form

        model: root.room.invites
        visible: root.shownLink
        width: parent.width
    }

    InviteLinks {
        model: root.room.invites
        visible: root.shownLink
        width: parent.width
    }

    CandidateList {
        id: people

        forAgents: root.forAgents
        model: root.room.candidates
        visible: root.shownHand
        width: parent.width
    }

    JoinAddress {
        aside: root.byLink
        host: root.host
        visible: !root.shownHand && root.host.joinAddress !== ""
        width: parent.width
    }

    onAboutToShow: {
        form.reset();
        people.reset();
        root.room.invites.refresh();
    }
    onClosed: {
        root.room.invites.making.giveUp();
        root.room.candidates.adding.giveUp();
    }
    onMemberCountChanged: {
        if (root.visible)
            root.room.invites.update();
    }
    onOpened: {
        if (root.shownHand)
            people.takeFocus();
        else
            root.focusFirst();
    }
    onShownHandChanged: {
        if (root.shownHand && root.visible)
            people.takeFocus();
    }

    function openAgents(): void {
        root.forAgents = true;
        root.way = 1;
        root.open();
    }

    function openLink(): void {
        root.forAgents = false;
        root.way = 0;
        root.open();
    }
}
