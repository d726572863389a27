/* Counts expectations that are met, and prints those that are not. */
#include <stdio.h>

static int passed, failed;
/* For out-parameters that have a value already. */
static char dirt;

static void expect(int is_met, const char *what, int line) {
    *(is_met ? &passed : &failed) += 1;
    if (!is_met)
        printf("FAILED: line %d: %s\n", line, what);
}

#define EXPECT(condition) expect(condition, #condition, __LINE__)

static int counted(void) {
    printf("%d passed, %d failed\n", passed, failed);
    return failed || !passed;
}
