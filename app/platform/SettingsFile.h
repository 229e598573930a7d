// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace confab::platform {

//! Looks at the file of settings before it is opened. The accounts stand in it: one that lost some is set aside, never
//! overwritten, and the copy of when it was last good takes its place.
class SettingsFile
{
public:
    explicit SettingsFile(QString path);

    //! Call before a QSettings opens it. Gives a sentence for people about what was wrong; empty when nothing was.
    QString check() const;
    //! It was written as it should be.
    void keepCopy() const;

private:
    QString copyPath() const;

    QString m_path;
};

} // namespace confab::platform
