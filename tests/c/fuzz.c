/* Calls the entry points for some seconds with spoilt inputs and options of tests/cases, cut to random lengths, and
 * with NULLs: fuzz SECONDS SEED FILE... */
#include "calls.h"
#include "file.h"
#include "json.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST = 4096 };

/* Texts to be spoilt. */
typedef struct {
    Text texts[MOST];
    size_t count;
} Seeds;

static Seeds inputs, options;
static const char *seed;
static uint64_t state, rounds, results, snippets;

static void add(Seeds *seeds, Text text) {
    if (text.start && seeds->count < MOST)
        seeds->texts[seeds->count++] = text;
}

static size_t below(size_t limit) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t)(state >> 11) % limit;
}

static int one_in(size_t count) {
    return below(count) == 0;
}

static void expect(int is_met, const char *what) {
    if (!is_met) {
        printf("FAILED in round %llu of seed %s: %s\n", (unsigned long long)rounds, seed, what);
        exit(1);
    }
}

/* A spoilt copy in memory of exactly its size; sometimes random bytes throughout, sometimes NULL. */
static Text spoil(const Seeds *seeds) {
    Text whole = seeds->texts[below(seeds->count)], none = {NULL, below(100)};
    if (one_in(20))
        return none;
    if (one_in(3))
        whole.length = below(whole.length + 1);
    Text made = copy(whole);
    size_t spoilt = one_in(20) ? made.length : one_in(2) ? below(4) : 0;
    for (size_t i = 0; made.length && i < spoilt; i++)
        ((char *)made.start)[below(made.length)] = (char)below(256);
    return made;
}

static void read_part(const Result *result, Part *part) {
    const char *text = (const char *)&state;
    size_t length = 1;
    Status status = part(one_in(20) ? NULL : result, one_in(20) ? NULL : &text, one_in(4) ? NULL : &length);
    expect(status == OK || status == ABSENT || status == BAD_ARGUMENT, "the status of a text");
    if (status == OK)
        expect(text[strlen(text)] == 0 && (length == 1 || length == strlen(text)), "a text ends where it says");
    if (status == OK && part == flocktory_postcheckout_body) {
        snippets++;
        for (; *text; text++)
            expect((*text == '\n' || (*text >= ' ' && *text <= '~')) && !strchr("<>&", *text), "the bytes of a body");
    }
}

static void one_round(void) {
    Text input = spoil(&inputs), given = spoil(&options);
    Result *result = (Result *)&state;
    int is_asked_for = !one_in(50);
    Status status = calls[below(CALLS)](input.start, input.length, given.start, given.length, is_asked_for ? &result : NULL);
    int is_answered = status == OK || status == INVALID;
    expect(is_answered || status == BAD_ARGUMENT, "the status of a call");
    free((void *)input.start);
    free((void *)given.start);
    if (!is_asked_for) {
        expect(status == BAD_ARGUMENT, "a call without an out-parameter");
        return;
    }
    expect(is_answered == (result != NULL), "a result");
    results += is_answered;
    for (int i = 0; i < PARTS; i++)
        read_part(result, parts[below(PARTS)]);
    flocktory_postcheckout_free(result);
}

int main(int argc, char **argv) {
    if (argc < 4) {
        fprintf(stderr, "usage: fuzz SECONDS SEED FILE...\n");
        return 2;
    }
    seed = argv[2];
    state = strtoull(seed, NULL, 10) | 1;
    for (int i = 3; i < argc; i++) {
        size_t length;
        char *content = read_file(argv[i], &length);
        const char *at = skip_space(content);
        for (Text key, test; next_value(&at, &key, &test);) {
            add(&inputs, value_of(test, "input"));
            add(&options, value_of(test, "options"));
        }
    }
    for (time_t end = time(NULL) + atoi(argv[1]); time(NULL) <= end; rounds++)
        one_round();
    printf("%llu rounds, %llu results, %llu snippets read\n", (unsigned long long)rounds, (unsigned long long)results,
           (unsigned long long)snippets);
    expect(snippets > 0, "no input was good");
    return 0;
}
