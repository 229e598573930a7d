// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml.Models

ListModel {
    function userIdAt(row: int): string { return row < 0 || row >= count ? "" : get(row).userId; }
}
