// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Confab.Models
import Confab.Timeline
import "Tree.js" as Tree

Item {
    id: root

    height: 500
    width: 800

    Component {
        id: headerType

        RoomHeader {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            membersShown: false
            narrow: false
            room: CurrentRoom {
            }
            sidebarHidden: false
        }
    }

    TestCase {
        id: testCase

        property RoomHeader header

        name: "RoomHeader"
        when: windowShown

        function init() {
            header = createTemporaryObject(headerType, root);
            waitForRendering(header);
        }

        function test_aPrivateRoomShowsItsLockBeforeItsName() {
            const before = Tree.byName(header, "Private room");
            header.room.kind = RoomListModel.Private;
            const lock = Tree.byName(header, "Private room");
            const title = Tree.find(header, (item) => item.Accessible.role === Accessible.Heading);
            compare(before, null);
            verify(lock !== null);
            verify(lock.x + lock.width <= title.x);
        }

        function test_anArchivedRoomSaysSoBeforeItsName() {
            compare(Tree.byName(header, "Archived room"), null);
            header.room.options.archived = true;
            const mark = Tree.byName(header, "Archived room");
            const title = Tree.find(header, (item) => item.Accessible.role === Accessible.Heading);
            verify(mark !== null);
            verify(mark.x + mark.width <= title.x);
        }
    }
}
