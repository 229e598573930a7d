// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string_view>

namespace {

namespace fs = std::filesystem;

bool isInSources(const fs::path &folder)
{
    std::error_code error;
    const fs::path within = fs::relative(folder, fs::path(CONFAB_SOURCE_DIR) / "tests", error);
    return !error && !within.empty() && *within.begin() != "..";
}

} // namespace

//! libFuzzer writes what it finds into the first folder that it is given. That must not be one of seeds, which are part
//! of the sources: a run would leave hundreds of files there.
extern "C" int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    for (int i = 1; i < *count; ++i) {
        const std::string_view argument((*arguments)[i]);
        if (argument.starts_with('-') || !fs::is_directory(argument))
            continue;
        if (isInSources(argument)) {
            std::fprintf(stderr, "%s: seeds are read alone; name a folder for what is found before it\n",
                         (*arguments)[i]);
            std::exit(2);
        }
        break;
    }
    return 0;
}
