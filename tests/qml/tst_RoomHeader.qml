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

        function cleanup() {
            root.width = 800;
            Theme.textScale = 1;
            App.rooms.unreadElsewhere = 0;
            App.rooms.reportsElsewhere = 0;
        }

        function test_reportsOfOtherRoomsAreMarkedOnTheWayThere() {
            header.narrow = true;
            waitForRendering(header);
            verify(Tree.byName(header, "Back to the rooms") !== null);
            App.rooms.reportsElsewhere = 2;
            const back = Tree.byName(header, "Back to the rooms, 2 reports");
            verify(back !== null);
            verify(Tree.find(back, (item) => item.color !== undefined && Qt.colorEqual(item.color, Theme.warning) && item.visible) !== null);
            App.rooms.unreadElsewhere = 12;
            App.rooms.reportsElsewhere = 1;
            verify(Tree.byName(header, "Back to the rooms, 1 report, 12 unread") !== null);
        }

        function test_whereBothAreMarkedTheDotKeepsFromTheCount_data() {
            return [{ tag: "large", scale: 1 }, { tag: "twice as large", scale: 2 }];
        }

        function test_whereBothAreMarkedTheDotKeepsFromTheCount(data) {
            Theme.textScale = data.scale;
            header.narrow = true;
            App.rooms.unreadElsewhere = 3;
            App.rooms.reportsElsewhere = 2;
            const back = Tree.byName(header, "Back to the rooms, 2 reports, 3 unread");
            Tree.draw(testCase, header);
            const box = (item) => item.mapToItem(back, 0, 0, item.width, item.height);
            const dot = Tree.find(back, (item) => item.color !== undefined && Qt.colorEqual(item.color, Theme.warning));
            const count = Tree.find(back, (item) => item.sign !== undefined && item.count === 3);
            verify(box(count).left - box(dot).right >= Theme.spaceXs, "the dot ends at " + box(dot).right + ", the count begins at " + box(count).left);
            verify(box(count).right <= back.width);
        }

        function elided(text) {
            return Tree.find(header, (item) => item.text === text && item.truncated !== undefined).truncated;
        }

        function test_whereThereIsLittleWidthTheNameKeepsIt_data() {
            return [
                { tag: "large", scale: 1, inMenu: false },
                { tag: "larger", scale: 1.5, inMenu: true },
                { tag: "twice as large", scale: 2, inMenu: true }
            ];
        }

        function test_whereThereIsLittleWidthTheNameKeepsIt(data) {
            root.width = 360;
            Theme.textScale = data.scale;
            App.rooms.unreadElsewhere = 12;
            header.narrow = true;
            header.room.name = "Garden";
            header.room.topic = "";
            header.room.membersText = "4 members";
            waitForRendering(header);
            verify(!elided("Garden"));
            verify(!elided("4 members"));
            compare(header.membersText, data.inMenu ? "4 members" : "");
            compare(Tree.byName(header, "Members: 4 members") === null, data.inMenu);
            verify(Tree.byName(header, "Room menu") !== null);
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
