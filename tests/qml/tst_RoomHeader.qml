// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Confab.Models
import Confab.Theme
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

        function overlay() {
            return root.Window.window.contentItem.parent ?? root.Window.window.contentItem;
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

        function test_noTooltipLiesOverTheMenuOfTheRoom() {
            const more = Tree.byName(header, "Room menu");
            const tip = () => Tree.find(overlay(), (item) => item.text === "Room menu" && item.lineHeight !== undefined);
            // Without a desktop there are no hover effects by default.
            more.hoverEnabled = true;
            mouseMove(more);
            tryVerify(() => tip() !== null);
            mouseClick(more);
            tryVerify(() => Tree.find(overlay(), (item) => item.text === "Leave the room…") !== null);
            tryVerify(() => tip() === null);
            wait(1.5 * Theme.tooltipDelay);
            compare(tip(), null);
            keyClick(Qt.Key_Escape);
        }
    }
}
