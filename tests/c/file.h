/* Whole files. */
#ifndef FILE_H
#define FILE_H

#include <stdio.h>
#include <stdlib.h>

/* A file's content with a NUL at its end, which the caller frees. */
static inline char *read_file(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END)) {
        perror(path);
        exit(2);
    }
    *length = (size_t)ftell(file);
    rewind(file);
    char *content = (char *)malloc(*length + 1);
    if (fread(content, 1, *length, file) != *length) {
        perror(path);
        exit(2);
    }
    content[*length] = 0;
    fclose(file);
    return content;
}

#endif
