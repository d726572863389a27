/*
 * Preloaded into the command, this runs it many times in one process, in which valgrind translates its code only once: most of
 * a short run is translation. It acts if the command's only argument is `serve`.
 *
 * A request on standard input is `w` or `r`, the size of the arguments in 8 bytes, and the arguments, each ended by a zero. `w`
 * runs the command in this process, so that its code is translated. `r` runs it in a copy of this process and writes how
 * that ended, as wait(2) gives it, to standard output, in 4 bytes.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <link.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

typedef int program(int, char **, char **);

static program *command;
static char **environment;

/* The command's variables, and a copy of them as they were before it ran: a Rust program can end only once. */
static char *variables, *untouched;
static size_t size_of_variables;

static void receive(void *to, size_t size) {
    for (ssize_t some; size > 0; size -= some, to = (char *)to + some) {
        some = read(STDIN_FILENO, to, size);
        if (some <= 0) _exit(EXIT_FAILURE);
    }
}

static void *run(void *status) {
    uint64_t size;
    receive(&size, sizeof size);
    char *text = malloc(size), *end = text + size;
    receive(text, size);
    char *arguments[16] = {0};
    int count = 0;
    for (; text < end && count < 15; text += strlen(text) + 1) arguments[count++] = text;
    *(int *)status = command(count, arguments, environment);
    return NULL;
}

/* Finds the variables of the first object, which is the command: what is writable, except what was so for the linker only. */
static int find(struct dl_phdr_info *object, size_t size, void *nothing) {
    const char *fixed = NULL;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &object->dlpi_phdr[i];
        if (part->p_type == PT_GNU_RELRO) fixed = (char *)object->dlpi_addr + part->p_vaddr + part->p_memsz;
    }
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &object->dlpi_phdr[i];
        char *from = (char *)object->dlpi_addr + part->p_vaddr, *to = from + part->p_memsz;
        if (part->p_type != PT_LOAD || !(part->p_flags & PF_W) || to <= fixed) continue;
        variables = from < fixed ? (char *)fixed : from;
        size_of_variables = to - variables;
    }
    return 1;
}

static int serve(void) {
    int answers = dup(STDOUT_FILENO), nothing = open("/dev/null", O_RDWR), status;
    if (answers < 0 || nothing < 0 || dup2(nothing, STDOUT_FILENO) < 0 || dup2(nothing, STDERR_FILENO) < 0) return EXIT_FAILURE;
    dl_iterate_phdr(find, NULL);
    untouched = malloc(size_of_variables);
    memcpy(untouched, variables, size_of_variables);
    for (char kind; read(STDIN_FILENO, &kind, 1) == 1;) {
        if (kind == 'w') {
            /* Rust accepts one start in each thread. */
            pthread_t thread;
            if (pthread_create(&thread, NULL, run, &status) != 0 || pthread_join(thread, NULL) != 0) return EXIT_FAILURE;
            memcpy(variables, untouched, size_of_variables);
            continue;
        }
        /* The system's own: fewer instructions here blur less of what the copies count. */
        pid_t copy = syscall(SYS_fork);
        if (copy == 0) {
            run(&status);
            exit(status);
        }
        if (copy < 0 || waitpid(copy, &status, 0) != copy || write(answers, &status, sizeof status) != sizeof status) return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}

static int start(int count, char **arguments, char **inherited) {
    environment = inherited;
    return count == 2 && strcmp(arguments[1], "serve") == 0 ? serve() : command(count, arguments, inherited);
}

/* What every program starts with. */
int __libc_start_main(program *own, int count, char **arguments, void (*first)(void), void (*last)(void), void (*linker)(void), void *stack) {
    int (*next)(program *, int, char **, void (*)(void), void (*)(void), void (*)(void), void *) = dlsym(RTLD_NEXT, "__libc_start_main");
    command = own;
    return next(start, count, arguments, first, last, linker, stack);
}
