// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
pragma Singleton
import QtQml
import QtQuick

// Every colour, font, distance and duration of the app. Main sets the properties on top.
QtObject {
    id: root

    property bool dark: false
    property real textScale: 1.0
    property bool reducedMotion: false
    property string sansFamily: "Inter"
    property string monoFamily: "JetBrains Mono"

    readonly property color window: colors.window
    readonly property color sidebar: colors.sidebar
    readonly property color surface: colors.surface
    readonly property color hairline: colors.hairline
    readonly property color quoteBar: colors.quoteBar
    readonly property color text: colors.text
    readonly property color textMuted: colors.textMuted
    readonly property color accent: colors.accent
    readonly property color accentText: colors.accentText
    readonly property color accentFaint: colors.accentFaint
    readonly property color positive: colors.positive
    readonly property color warning: colors.warning
    readonly property color danger: colors.danger
    readonly property color important: colors.important
    readonly property color dangerText: colors.dangerText
    readonly property color codeSurface: colors.codeSurface
    // A veil, of code within words.
    readonly property color inlineCode: root.faded(colors.pressed, 0.6)
    readonly property color hover: colors.hover
    readonly property color pressed: colors.pressed
    readonly property color selected: colors.selected
    readonly property color chosen: colors.chosen
    readonly property color selection: root.faded(colors.accent, 0.28)
    readonly property color ownTint: colors.ownTint
    readonly property color shadow: colors.shadow
    readonly property color scrim: colors.scrim
    readonly property color tooltip: colors.tooltip
    readonly property color tooltipText: colors.tooltipText
    readonly property color avatarText: colors.avatarText

    readonly property font body: root.face(root.sansFamily, 14, Font.Normal)
    readonly property font bodyStrong: root.face(root.sansFamily, 14, Font.DemiBold)
    readonly property font meta: root.face(root.sansFamily, 12, Font.Normal)
    readonly property font metaStrong: root.face(root.sansFamily, 12, Font.DemiBold)
    readonly property font control: root.face(root.sansFamily, 13, Font.Normal)
    readonly property font controlStrong: root.face(root.sansFamily, 13, Font.Medium)
    readonly property font tableHead: root.face(root.sansFamily, 13, Font.DemiBold)
    readonly property font title: root.face(root.sansFamily, 16, Font.DemiBold)
    readonly property font largeTitle: root.face(root.sansFamily, 22, Font.DemiBold)
    // A few emoji that are all of a message.
    readonly property font pictures: root.face(root.sansFamily, 30, Font.Normal)
    readonly property font code: root.exact(root.face(root.monoFamily, 13, Font.Normal))
    readonly property int bodyLine: px(21)
    readonly property int metaLine: px(16)
    readonly property int controlLine: px(18)
    readonly property int titleLine: px(22)
    readonly property int largeTitleLine: px(28)
    readonly property int codeLine: px(19)
    readonly property int picturesLine: px(40)
    // Of headings among words, by their level from 1 on: each greater than the next, and none less than words.
    readonly property list<int> headingSizes: [24, 20, 18, 16, 15, 14]
    readonly property list<int> headingLines: [31, 27, 25, 23, 22, 21]
    // Four characters of code.
    readonly property real tabWidth: 4 * 0.6 * code.pixelSize

    readonly property int spaceXs: 4
    readonly property int spaceS: 8
    readonly property int spaceM: 12
    readonly property int spaceL: 16
    readonly property int spaceXl: 24
    readonly property int spaceXxl: 32
    readonly property int radiusControl: 6
    readonly property int radiusCard: 10
    readonly property int codePadding: px(4)
    readonly property int codeRadius: px(4)
    readonly property int stroke: 1
    readonly property int accentLine: 2
    readonly property int focusWidth: 2
    readonly property int focusGap: 2
    readonly property int icon: px(20)
    readonly property int iconSmall: px(16)
    readonly property int controlHeight: px(32)
    readonly property int rowHeight: px(36)
    readonly property int headerHeight: Math.max(56, px(56))
    readonly property int avatar: px(32)
    readonly property int avatarSmall: px(24)
    readonly property int avatarLarge: px(48)
    readonly property int presenceDot: px(9)

    // Grow with the text, but less than it: a window does not.
    readonly property real roomScale: Math.min(textScale, 1.4)
    readonly property int sidebarWidth: Math.round(264 * roomScale)
    readonly property int panelWidth: Math.round(340 * Math.min(textScale, 1.25))
    readonly property int columnWidth: 760
    readonly property int dialogWidth: Math.round(420 * roomScale)
    readonly property int onboardingWidth: Math.round(440 * roomScale)
    readonly property int narrowBelow: Math.round(720 * roomScale)
    readonly property int panelBeside: Math.round(1000 * roomScale)
    readonly property int minimumWidth: 360
    readonly property int minimumHeight: 480

    readonly property int quick: reducedMotion ? 0 : 120
    readonly property int steady: reducedMotion ? 0 : 180
    readonly property int pulse: 1200
    readonly property int easing: Easing.OutCubic
    readonly property int tooltipDelay: 600
    readonly property int toastTime: 5000

    readonly property ColorSet colors: dark ? darkColors : lightColors
    readonly property CodeColors codeColors: dark ? darkCode : lightCode
    readonly property CodeColors lightCode: CodeColors {
        keyword: "#A8275F"
        call: "#6A3FBF"
        type: "#0B6E75"
        key: "#1F5FBF"
        string: "#1F7A4D"
        constant: "#9A5B00"
        comment: "#6B6862"
        meta: "#8A4B3C"
        added: "#14623C"
        removed: "#A3211A"
        addedGround: "#DDEBDF"
        removedGround: "#F7E0DC"
    }
    readonly property CodeColors darkCode: CodeColors {
        keyword: "#FF8FB8"
        call: "#C3A6FF"
        type: "#63CFD6"
        key: "#8CB4FF"
        string: "#86D492"
        constant: "#F0B25A"
        comment: "#A3A09A"
        meta: "#E0A48C"
        added: "#86D492"
        removed: "#FF8A80"
        addedGround: "#1E3526"
        removedGround: "#3F2427"
    }
    readonly property ColorSet lightColors: ColorSet {
        window: "#FBFBFA"
        sidebar: "#F3F2EF"
        surface: "#FFFFFF"
        hairline: "#E6E4DF"
        quoteBar: "#CFCCC4"
        text: "#1D1C1A"
        textMuted: "#6B6862"
        accent: "#4A54C8"
        accentText: "#FFFFFF"
        accentFaint: "#EEF0FF"
        positive: "#1F7A4D"
        warning: "#9A5B00"
        danger: "#B3261E"
        important: "#8A3A9E"
        dangerText: "#FFFFFF"
        codeSurface: "#F5F4F1"
        hover: "#0A1D1C1A"
        pressed: "#171D1C1A"
        selected: "#0C1D1C1A"
        chosen: "#FFFFFF"
        ownTint: "#F4F4FB"
        shadow: "#061D1C1A"
        scrim: "#521D1C1A"
        tooltip: "#2A2927"
        tooltipText: "#FFFFFF"
        // Pale ones and then stronger ones between them, each in the order of their hue.
        avatars: ["#FFC6C0", "#FFD3A1", "#EFE287", "#B6E6BF", "#9FE0E6", "#BDCBFF", "#D9C2FA", "#FBBFE3", "#E89C75", "#CFAC5F", "#A2BD71", "#68C5B0", "#6DBBEC", "#AEA6F0", "#D19BD9", "#E994AB"]
        avatarText: "#2B2A28"
    }
    readonly property ColorSet darkColors: ColorSet {
        window: "#161618"
        sidebar: "#1C1C1F"
        surface: "#232327"
        hairline: "#303036"
        quoteBar: "#4A4A52"
        text: "#EDECEA"
        textMuted: "#A3A09A"
        accent: "#8C95FF"
        accentText: "#14142B"
        accentFaint: "#262945"
        positive: "#5FCB94"
        warning: "#F0B25A"
        danger: "#FF8A80"
        important: "#D79BF2"
        dangerText: "#2A0B08"
        codeSurface: "#1B1B1F"
        hover: "#0EFFFFFF"
        pressed: "#1CFFFFFF"
        selected: "#14FFFFFF"
        chosen: "#3E3E47"
        ownTint: "#1D1E27"
        shadow: "#1C000000"
        scrim: "#8A000000"
        tooltip: "#3A3A40"
        tooltipText: "#F4F3F1"
        avatars: ["#6E2E2B", "#6B4312", "#55500F", "#1F5C36", "#0F585F", "#2F4088", "#54347C", "#6E2B58", "#90502C", "#7C5E07", "#566D27", "#0B7462", "#1B6A95", "#615999", "#7E4F85", "#91495E"]
        avatarText: "#EDECEA"
    }

    function face(family: string, size: int, weight: int): font {
        return Qt.font({
                "family": family,
                "pixelSize": root.px(size),
                "weight": weight
            });
    }

    function headingFace(level: int): font {
        return root.face(root.sansFamily, root.headingSizes[level - 1], Font.DemiBold);
    }

    function headingLine(level: int): int {
        return root.px(root.headingLines[level - 1]);
    }

    // For code and addresses, which show the characters they have: shaping draws "->" as an arrow and "2x3" with a cross.
    function exact(base: font): font {
        return Qt.font({
                "family": base.family,
                "pixelSize": base.pixelSize,
                "weight": base.weight,
                "preferShaping": false
            });
    }

    function px(size: int): int {
        return Math.round(size * root.textScale);
    }

    function avatarColor(index: int): color {
        return root.colors.avatars[index % root.colors.avatars.length];
    }

    function faded(base: color, opacity: real): color {
        return Qt.rgba(base.r, base.g, base.b, base.a * opacity);
    }
}
