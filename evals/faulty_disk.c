/* A disk that fails at a chosen write, for evals/fault_ingest.py: loaded before libc (LD_PRELOAD), armed from Python through ctypes.
 *
 * Only files below a watched folder count. Kinds: 1 the disk is full from write number `at` on; 2 one input/output error at write `at`;
 * 3 the fsync or fdatasync number `at` fails once. Writes are write, pwrite, writev, ftruncate, rename, mkdir and files that are made.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static char watched[4096];
static long at, writes, syncs, failed;
static int kind;
static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;

void fault_watch(const char *folder) { snprintf(watched, sizeof watched, "%s", folder); }

void fault_arm(int new_kind, long new_at) {
    pthread_mutex_lock(&guard);
    kind = new_kind; at = new_at; writes = syncs = failed = 0;
    pthread_mutex_unlock(&guard);
}

long fault_writes(void) { return writes; }
long fault_syncs(void) { return syncs; }
long fault_failed(void) { return failed; }

static int below(const char *path) { return watched[0] && path && strncmp(path, watched, strlen(watched)) == 0; }

static int of(int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return below(path);
}

/* Whether this write (or sync) is to fail; sets errno. */
static int fails(int is_sync) {
    int fail = 0;
    pthread_mutex_lock(&guard);
    if (is_sync) {
        syncs++;
        if (kind == 3 && syncs == at) { errno = EIO; fail = 1; }
    } else {
        writes++;
        if (kind == 1 && writes >= at) { errno = ENOSPC; fail = 1; }
        if (kind == 2 && writes == at) { errno = EIO; fail = 1; }
    }
    failed += fail;
    pthread_mutex_unlock(&guard);
    return fail;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *data, size_t size) { return of(fd) && fails(0) ? -1 : REAL(write)(fd, data, size); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t place) { return of(fd) && fails(0) ? -1 : REAL(pwrite)(fd, data, size, place); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t place) { return of(fd) && fails(0) ? -1 : REAL(pwrite64)(fd, data, size, place); }
ssize_t writev(int fd, const struct iovec *data, int count) { return of(fd) && fails(0) ? -1 : REAL(writev)(fd, data, count); }
int ftruncate(int fd, off_t size) { return of(fd) && fails(0) ? -1 : REAL(ftruncate)(fd, size); }
int ftruncate64(int fd, off64_t size) { return of(fd) && fails(0) ? -1 : REAL(ftruncate64)(fd, size); }
int fsync(int fd) { return of(fd) && fails(1) ? -1 : REAL(fsync)(fd); }
int fdatasync(int fd) { return of(fd) && fails(1) ? -1 : REAL(fdatasync)(fd); }
int rename(const char *from, const char *to) { return below(to) && fails(0) ? -1 : REAL(rename)(from, to); }
int mkdir(const char *path, mode_t mode) { return below(path) && fails(0) ? -1 : REAL(mkdir)(path, mode); }

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        mode_t mode = 0; \
        if (flags & (O_CREAT | O_TMPFILE)) { va_list list; va_start(list, flags); mode = va_arg(list, mode_t); va_end(list); } \
        if ((flags & O_CREAT) && below(path) && access(path, F_OK) != 0 && fails(0)) return -1; \
        return REAL(name)(path, flags, mode); \
    }
OPEN(open)
OPEN(open64)
