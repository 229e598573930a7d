// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// Preloaded into a program under test: memory that runs out at an allocation that is chosen while it runs.
//  FAULT_MEMORY=FILE  is mapped as a Countdown, which who tests it writes to
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <dlfcn.h>
#include <fcntl.h>
#include <new>
#include <sys/mman.h>
#include <unistd.h>

namespace {

struct Countdown
{
    std::atomic<int64_t> left;     // allocations until the one that is refused; 0: none is
    std::atomic<int64_t> isForAll; // whether all after it are refused, too
};

Countdown *countdown = nullptr;

template <class Function>
Function *next(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

[[gnu::constructor]] void map()
{
    const char *file = std::getenv("FAULT_MEMORY");
    const int descriptor = file != nullptr ? ::open(file, O_RDWR | O_CLOEXEC) : -1;
    if (descriptor < 0)
        return;
    void *mapped = ::mmap(nullptr, sizeof(Countdown), PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    ::close(descriptor);
    if (mapped != MAP_FAILED)
        countdown = static_cast<Countdown *>(mapped);
}

bool isRefused()
{
    if (countdown == nullptr || countdown->left.load() <= 0)
        return false;
    if (countdown->left.fetch_sub(1) != 1)
        return false;
    if (countdown->isForAll.load() != 0)
        countdown->left.store(1);
    errno = ENOMEM;
    return true;
}

void *made(size_t size)
{
    static auto *const make = next<void *(size_t)>("_Znwm");
    if (isRefused())
        throw std::bad_alloc();
    return make(size);
}

} // namespace

extern "C" {

void *malloc(size_t size)
{
    static auto *const make = next<void *(size_t)>("malloc");
    return isRefused() ? nullptr : make(size);
}

void *calloc(size_t count, size_t size)
{
    static auto *const make = next<void *(size_t, size_t)>("calloc");
    return isRefused() ? nullptr : make(count, size);
}

void *realloc(void *old, size_t size)
{
    static auto *const make = next<void *(void *, size_t)>("realloc");
    return size > 0 && isRefused() ? nullptr : make(old, size);
}
}

void *operator new(size_t size)
{
    return made(size);
}

void *operator new[](size_t size)
{
    return made(size);
}
