// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// Preloaded into a program under test: the system's refusals, at a call that is chosen.
//  FAULT_THREAD=N  the N-th thread and all after it can't be made
//  FAULT_THREADS=FILE  while FILE exists, no thread can be made
//  FAULT_SIGNAL=N  the signal N comes before the program has begun
//  FAULT_FULL=FILE      while FILE exists, nothing more fits on the disk
//  FAULT_KILL=N,M  the program is killed before the M-th write to its database after N times that this was to be on the disk
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <pthread.h>
#include <unistd.h>

namespace {

int threadsMade = 0;
int syncsOfDatabase = 0;
int writesToDatabase = 0; // since those were as many as asked for

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

//! By its name: the file, its log, its journal.
bool isDatabase(int fd)
{
    char link[64];
    char name[4'096];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const int error = errno;
    const ssize_t size = ::readlink(link, name, sizeof name - 1);
    errno = error;
    name[size < 0 ? 0 : size] = '\0';
    return std::strstr(name, ".sqlite") != nullptr;
}

void killBeforeWrite(int fd)
{
    int syncs = 0;
    int writes = 0;
    const char *when = std::getenv("FAULT_KILL");
    if (when == nullptr || std::sscanf(when, "%d,%d", &syncs, &writes) != 2 || !isDatabase(fd))
        return;
    if (__atomic_load_n(&syncsOfDatabase, __ATOMIC_SEQ_CST) >= syncs &&
        __atomic_add_fetch(&writesToDatabase, 1, __ATOMIC_SEQ_CST) >= writes)
        ::raise(SIGKILL);
}

void countSync(int fd)
{
    if (std::getenv("FAULT_KILL") != nullptr && isDatabase(fd))
        __atomic_add_fetch(&syncsOfDatabase, 1, __ATOMIC_SEQ_CST);
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
    killBeforeWrite(fd);
    return isFull() ? noSpace() : written(fd, data, size, offset);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset)
{
    static auto *const written = next<decltype(pwrite64)>("pwrite64");
    killBeforeWrite(fd);
    return isFull() ? noSpace() : written(fd, data, size, offset);
}

int fsync(int fd)
{
    static auto *const synced = next<decltype(fsync)>("fsync");
    countSync(fd);
    return synced(fd);
}

int fdatasync(int fd)
{
    static auto *const synced = next<decltype(fdatasync)>("fdatasync");
    countSync(fd);
    return synced(fd);
}
}
