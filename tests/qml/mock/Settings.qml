// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    id: root

    enum ThemeMode { System, Light, Dark }

    property int themeMode: 0
    property bool dark: root.themeMode === 2
    readonly property var textScales: [0.9, 1.0, 1.15, 1.3, 1.5, 2.0]
    property real textScale: 1.0
    property bool reducedMotion: false
    property bool sendOnEnter: true
    property bool sidebarCollapsed: false
    property bool membersShown: false
    property var trustedSites: []
    property string sansFont: "Inter"
    property string monoFont: "JetBrains Mono"

    function distrust(site: string) { root.trustedSites = root.trustedSites.filter(each => each !== site); }

    function stepTextScale(direction: int) {
        const next = textScales.indexOf(textScale) + direction;
        textScale = direction === 0 ? 1 : textScales[Math.max(0, Math.min(textScales.length - 1, next))];
    }
}
