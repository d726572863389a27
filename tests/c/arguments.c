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

/* Whether a result has these texts, `*` for each: html, body, json, csp_hash, problems, text. Frees it. */
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
    EXPECT(flocktory_postcheckout_scrub("", 0, NULL) == BAD_ARGUMENT);
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
    has_parts(result, "*****_");
    EXPECT(call(flocktory_postcheckout_render, order, strlen(order), "not read", 0, &result) == OK);
    has_parts(result, "*****_");
    EXPECT(call(flocktory_postcheckout_check, order, strlen(order), "{}", 2, &result) == OK);
    has_parts(result, "____*_");
    EXPECT(call(flocktory_postcheckout_loader, "1234", 4, NULL, 0, &result) == OK);
    has_parts(result, "*___*_");
    result = (Result *)&dirt;
    EXPECT(flocktory_postcheckout_static_file(&result) == OK);
    has_parts(result, "_*_**_");
    result = (Result *)&dirt;
    EXPECT(flocktory_postcheckout_csp_sources(&result) == OK);
    has_parts(result, "__*_*_");
    result = (Result *)&dirt;
    EXPECT(flocktory_postcheckout_options(&result) == OK);
    has_parts(result, "__*_*_");
    for (int i = 0; i < CALLS; i++) {
        EXPECT(call(calls[i], "", 0, NULL, 0, &result) == INVALID);
        has_parts(result, "____*_");
        EXPECT(call(calls[i], "\xff\0", 2, NULL, 0, &result) == INVALID);
        has_parts(result, "____*_");
        EXPECT(call(calls[i], "1", 1, "{", 1, &result) == INVALID);
        has_parts(result, "____*_");
    }
}

/* Whether the masked form of a text is this one. */
static void masks(const char *given, size_t length, const char *wanted) {
    Result *result = (Result *)&dirt;
    const char *text = &dirt;
    EXPECT(flocktory_postcheckout_scrub(given, length, &result) == OK);
    EXPECT(flocktory_postcheckout_text(result, &text, &length) == OK && strcmp(text, wanted) == 0 && length == strlen(text));
    EXPECT(flocktory_postcheckout_problems(result, &text, NULL) == OK && strcmp(text, "[]") == 0);
    flocktory_postcheckout_free(result);
}

static void texts_are_masked(void) {
    masks("no user +7 (999) 888-77-66\nanna@shop.ru", 39, "no user +7***66\\na***@shop.ru");
    masks("\xff\0", 2, "\xef\xbf\xbd\\0");
    masks("not read", 0, "");
    masks(NULL, 0, "");
    Result *result = (Result *)&dirt;
    EXPECT(flocktory_postcheckout_scrub(NULL, 1, &result) == BAD_ARGUMENT && !result);
    result = (Result *)&dirt;
    EXPECT(flocktory_postcheckout_scrub("", too_long, &result) == BAD_ARGUMENT && !result);
}

static void problem_is(const Result *result, size_t index, uint32_t part, const char *wanted) {
    const char *text = &dirt;
    size_t length = 99;
    Status status = flocktory_postcheckout_problem(result, index, part, &text, &length);
    EXPECT(status == (wanted ? OK : ABSENT));
    EXPECT(wanted ? strcmp(text, wanted) == 0 && length == strlen(wanted) : !text && !length);
}

static void problems_are_values(void) {
    static const char wrong[] = "{\"user\":{\"email\":\"anna@shop.ru\",\"sex\":\"x\"},\"order\":{\"id\":\"1\",\"prise\":1}}";
    Result *result;
    EXPECT(call(flocktory_postcheckout_check, wrong, strlen(wrong), NULL, 0, &result) == INVALID);
    EXPECT(flocktory_postcheckout_problem_count(result) == 5);
    problem_is(result, 0, FLOCKTORY_POSTCHECKOUT_PROBLEM_PART_SEVERITY, "warning");
    problem_is(result, 0, FLOCKTORY_POSTCHECKOUT_PROBLEM_PART_PATH, "user.sex");
    problem_is(result, 0, FLOCKTORY_POSTCHECKOUT_PROBLEM_PART_HINT, NULL);
    problem_is(result, 2, FLOCKTORY_POSTCHECKOUT_PROBLEM_PART_CODE, "unknown_key");
    problem_is(result, 2, FLOCKTORY_POSTCHECKOUT_PROBLEM_PART_HINT, "did you mean `price`?");
    problem_is(result, 2, FLOCKTORY_POSTCHECKOUT_PROBLEM_PART_HINT + 1, NULL);
    problem_is(result, 2, UINT32_MAX, NULL);
    problem_is(result, 4, FLOCKTORY_POSTCHECKOUT_PROBLEM_PART_SEVERITY, "error");
    problem_is(result, 5, FLOCKTORY_POSTCHECKOUT_PROBLEM_PART_CODE, NULL);
    problem_is(result, SIZE_MAX, FLOCKTORY_POSTCHECKOUT_PROBLEM_PART_CODE, NULL);
    const char *text = &dirt;
    size_t length = 99;
    EXPECT(flocktory_postcheckout_problem(NULL, 0, 0, &text, &length) == BAD_ARGUMENT && !text && !length);
    length = 99;
    EXPECT(flocktory_postcheckout_problem(result, 0, 0, NULL, &length) == BAD_ARGUMENT && !length);
    flocktory_postcheckout_free(result);
    EXPECT(flocktory_postcheckout_problem_count(NULL) == 0);
    EXPECT(call(flocktory_postcheckout_check, order, strlen(order), NULL, 0, &result) == OK);
    EXPECT(flocktory_postcheckout_problem_count(result) == 0);
    problem_is(result, 0, FLOCKTORY_POSTCHECKOUT_PROBLEM_PART_MESSAGE, NULL);
    flocktory_postcheckout_free(result);
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
    texts_are_masked();
    problems_are_values();
    one_result_in_many_threads();
    return counted();
}
