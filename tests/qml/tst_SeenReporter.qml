// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Confab.Models
import Confab.Theme
import Confab.Timeline
import "Scenes.js" as Scenes

Item {
    id: root

    height: 500
    width: 800

    Component {
        id: listType

        MessageList {
            anchors.fill: parent
            model: timeline
            timeline: TimelineModel {
            }
        }
    }

    // What counts as in view: the picture at each moment, whether it rests there or not, and nothing else.
    TestCase {
        id: testCase

        property TimelineModel timeline
        property MessageList list
        property var keys: []

        name: "SeenReporter"
        when: windowShown

        function init() {
            list = createTemporaryObject(listType, root);
            timeline = list.timeline;
            const rows = [];
            for (let i = 0; i < 90; ++i)
                rows.push(Scenes.message(Scenes.bo, "09:00", "Message " + i));
            keys = rows.map(row => row.id);
            timeline.setRows(rows);
            tryVerify(() => !list.opening && timeline.seenRow === 0);
        }

        // By the place in which they were written.
        function inView() {
            return keys.map(key => timeline.inView.includes(key));
        }

        // As long as it takes a reader to see what has come: on a busy machine the picture is late.
        function bePictured() {
            tryVerify(() => {
                for (let y = list.contentY; y < list.contentY + list.height; y += Theme.bodyLine) {
                    const row = list.itemAt(list.width / 2, y);
                    const whole = row !== null && row.y >= list.contentY && row.y + row.height <= list.contentY + list.height;
                    if (whole && row.messageId !== undefined && !timeline.inView.includes(row.messageId))
                        return false;
                }
                return true;
            });
        }

        function test_onlyWhatIsInThePictureIsInView() {
            const seen = inView();
            verify(seen[89]);
            const count = seen.filter(one => one).length;
            verify(count >= 5 && count * 50 < 800, count + " of them");
            compare(seen.lastIndexOf(false), 89 - count);
        }

        function test_whatIsJumpedOverIsNotInView() {
            timeline.jumpTo(keys[20]);
            tryVerify(() => inView()[20]);
            const seen = inView();
            for (let i = 35; i < 70; ++i)
                verify(!seen[i], "message " + i);
        }

        function test_whatPassesByTheWheelIsInView() {
            timeline.jumpTo(keys[20]);
            tryVerify(() => inView()[20]);
            for (let i = 0; i < 80 && !list.stuck; ++i) {
                mouseWheel(list, 400, 250, 0, -240);
                bePictured();
            }
            verify(list.stuck);
            tryCompare(timeline, "seenRow", 0);
            compare(inView().lastIndexOf(false) < 20, true);
        }

        function test_whatPassesByPagesIsInView() {
            timeline.jumpTo(keys[20]);
            tryVerify(() => inView()[20]);
            for (let i = 0; i < 20 && !list.stuck; ++i) {
                list.scrollByPage(1);
                bePictured();
            }
            verify(list.stuck);
            tryCompare(timeline, "seenRow", 0);
            compare(inView().lastIndexOf(false) < 20, true);
        }

        function test_nothingIsInViewOfNobody() {
            timeline.inView = [];
            timeline.watched = false;
            list.scrollBy(300);
            wait(400); // longer than the list takes to come to rest
            compare(timeline.inView, []);
        }
    }
}
