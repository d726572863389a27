/* Wrong arguments of every function, and that its out-parameters are always set. */
#include "calls.h"
#include "expect.h"
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static const char order[] = "{\"user\":{\"name\":\"Anna\",\"email\":\"anna@shop.ru\"},"
                            "\"order\":{\"id\":\"A-1\",\"price\":\"2999,99\",\"items\":[{\"id\":\"7\"}]}}";
static const size_t too_long = SIZE_MAX / 2 + 1;
enum { THREADS = 8 };

/* Calls with an out-parameter that has a value already. */
static Status call(Call *function, const char *text, size_t length, const char *options, size_t options_length,
                   Result **result) {
    *result = (Result *)&dirt;
    return function(text, length, options, options_length, result);
}

static void refuses(Call *function, const char *text, size_t length, const char *options, size_t options_length) {
    Result *result;
    EXPECT(call(function, text, length, options, options_length, &result) == BAD_ARGUMENT);
    EXPECT(result == NULL);
}

/* Whether a result has these texts, `*` for each: html, body, json, csp_hash, problems. Frees it. */
static void has_parts(Result *result, const char *which) {
    for (int i = 0; i < PARTS; i++) {
        const char *text = &dirt;
        size_t length = 99;
        Status status = parts[i](result, &text, &length);
        EXPECT(status == (which[i] == '*' ? OK : ABSENT));
        EXPECT(status == OK ? strlen(text) == length && length : !text && !length);
        const char *alone = &dirt;
        EXPECT(parts[i](result, &alone, NULL) == status && alone == text);
    }
    flocktory_postcheckout_free(result);
}

static void bad_arguments(void) {
    for (int i = 0; i < CALLS; i++) {
        EXPECT(calls[i](order, strlen(order), NULL, 0, NULL) == BAD_ARGUMENT);
        refuses(calls[i], NULL, 0, NULL, 0);
        refuses(calls[i], NULL, 1, NULL, 0);
        refuses(calls[i], order, too_long, NULL, 0);
        refuses(calls[i], order, SIZE_MAX, NULL, 0);
        refuses(calls[i], order, strlen(order), NULL, 1);
        refuses(calls[i], order, strlen(order), "{}", too_long);
    }
    EXPECT(flocktory_postcheckout_static_file(NULL) == BAD_ARGUMENT);
    EXPECT(flocktory_postcheckout_csp_sources(NULL) == BAD_ARGUMENT);
    EXPECT(flocktory_postcheckout_options(NULL) == BAD_ARGUMENT);
    flocktory_postcheckout_free(NULL);
    Result *result;
    EXPECT(call(flocktory_postcheckout_check, order, strlen(order), NULL, 0, &result) == OK);
    for (int i = 0; i < PARTS; i++) {
        const char *text = &dirt;
        size_t length = 99;
        EXPECT(parts[i](NULL, &text, &length) == BAD_ARGUMENT && !text && !length);
        length = 99;
        EXPECT(parts[i](result, NULL, &length) == BAD_ARGUMENT && !length);
        EXPECT(parts[i](NULL, NULL, NULL) == BAD_ARGUMENT);
    }
    flocktory_postcheckout_free(result);
}

static void what_results_have(void) {
    Result *result;
    EXPECT(call(flocktory_postcheckout_render, order, strlen(order), NULL, 0, &result) == OK);
    has_parts(result, "*****");
    EXPECT(call(flocktory_postcheckout_render, order, strlen(order), "not read", 0, &result) == OK);
    has_parts(result, "*****");
    EXPECT(call(flocktory_postcheckout_check, order, strlen(order), "{}", 2, &result) == OK);
    has_parts(result, "____*");
    EXPECT(call(flocktory_postcheckout_loader, "1234", 4, NULL, 0, &result) == OK);
    has_parts(result, "*___*");
    result = (Result *)&dirt;
    EXPECT(flocktory_postcheckout_static_file(&result) == OK);
    has_parts(result, "_*_**");
    result = (Result *)&dirt;
    EXPECT(flocktory_postcheckout_csp_sources(&result) == OK);
    has_parts(result, "__*_*");
    result = (Result *)&dirt;
    EXPECT(flocktory_postcheckout_options(&result) == OK);
    has_parts(result, "__*_*");
    for (int i = 0; i < CALLS; i++) {
        EXPECT(call(calls[i], "", 0, NULL, 0, &result) == INVALID);
        has_parts(result, "____*");
        EXPECT(call(calls[i], "\xff\0", 2, NULL, 0, &result) == INVALID);
        has_parts(result, "____*");
        EXPECT(call(calls[i], "1", 1, "{", 1, &result) == INVALID);
        has_parts(result, "____*");
    }
}

static void *read_all(void *argument) {
    static const char *texts[THREADS][PARTS];
    static int next;
    const char **own = texts[__atomic_fetch_add(&next, 1, __ATOMIC_RELAXED)];
    for (int i = 0; i < PARTS; i++)
        parts[i]((const Result *)argument, &own[i], NULL);
    return own;
}

static void one_result_in_many_threads(void) {
    pthread_t threads[THREADS];
    Result *result;
    EXPECT(flocktory_postcheckout_render(order, strlen(order), NULL, 0, &result) == OK);
    for (int i = 0; i < THREADS; i++)
        EXPECT(pthread_create(&threads[i], NULL, read_all, result) == 0);
    const char *texts[PARTS];
    for (int i = 0; i < PARTS; i++)
        parts[i](result, &texts[i], NULL);
    for (int i = 0; i < THREADS; i++) {
        void *read;
        EXPECT(pthread_join(threads[i], &read) == 0);
        EXPECT(memcmp(read, texts, sizeof texts) == 0);
    }
    flocktory_postcheckout_free(result);
}

int main(void) {
    EXPECT(flocktory_postcheckout_abi_version() == FLOCKTORY_POSTCHECKOUT_ABI_VERSION);
    EXPECT(strcmp(flocktory_postcheckout_version(), VERSION) == 0);
    bad_arguments();
    what_results_have();
    one_result_in_many_threads();
    return counted();
}
