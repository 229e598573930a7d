// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// Preloaded into a program under test: the system's refusals, at a call that is chosen.
//  FAULT_THREAD=N  the N-th thread and all after it can't be made
//  FAULT_THREADS=FILE  while FILE exists, no thread can be made
//  FAULT_SIGNAL=N  the signal N comes before the program has begun
//  FAULT_FULL=FILE      while FILE exists, nothing more fits on the disk
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <dlfcn.h>
#include <pthread.h>
#include <unistd.h>

namespace {

int threadsMade = 0;

template <class Function>
Function *next(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

//! Whether the file is there that the variable names.
bool isSet(const char *variable)
{
    const char *file = std::getenv(variable);
    const int error = errno;
    const bool is = file != nullptr && ::access(file, F_OK) == 0;
    errno = error;
    return is;
}

bool isFull()
{
    return isSet("FAULT_FULL");
}

ssize_t noSpace()
{
    errno = ENOSPC;
    return -1;
}

[[gnu::constructor]] void signalEarly()
{
    if (const char *number = std::getenv("FAULT_SIGNAL"))
        ::raise(std::atoi(number));
}

} // namespace

extern "C" {

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *), void *argument)
{
    const char *limit = std::getenv("FAULT_THREAD");
    if (limit != nullptr && __atomic_add_fetch(&threadsMade, 1, __ATOMIC_SEQ_CST) >= std::atoi(limit))
        return EAGAIN;
    if (isSet("FAULT_THREADS"))
        return EAGAIN;
    static auto *const made = next<decltype(pthread_create)>("pthread_create");
    return made(thread, attributes, run, argument);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t offset)
{
    static auto *const written = next<decltype(pwrite)>("pwrite");
    return isFull() ? noSpace() : written(fd, data, size, offset);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset)
{
    static auto *const written = next<decltype(pwrite64)>("pwrite64");
    return isFull() ? noSpace() : written(fd, data, size, offset);
}
}
