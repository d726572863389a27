/* Replays tests/cases, in several threads at once: cases THREADS FILE... Compiles as C and as C++. */
#include "file.h"
#include "json.h"
#include "written.h"
#include <flocktory_postcheckout.h>
#include <pthread.h>
#include <stdio.h>

typedef FlocktoryPostcheckoutResult Result;
typedef FlocktoryPostcheckoutStatus Status;

static char **paths;
static int path_count;

static void release(Text text) {
    free((void *)text.start);
}

/* A text of a result; NULL if there is none, or if it does not end with a NUL. */
static Text get(Status (*part)(const Result *, const char **, size_t *), const Result *result) {
    Text text, none = {NULL, 0};
    Status status = part(result, &text.start, &text.length);
    int is_whole = status == FLOCKTORY_POSTCHECKOUT_STATUS_OK && text.start[text.length] == 0;
    return is_whole ? text : none;
}

/* Whether a string of JSON means this text; a missing string means no text. */
static int means(Text string, Text text) {
    if (!string.start || !text.start)
        return !string.start && !text.start;
    Text content = decode(string);
    int same = is_same(content, text);
    release(content);
    return same;
}

static int is_same_problem(Text wanted, Text got) {
    Text key, value;
    char name[16];
    int count = 0;
    for (const char *at = wanted.start; next_value(&at, &key, &value); count++) {
        snprintf(name, sizeof name, "%.*s", (int)key.length, key.start);
        Text given = value_of(got, name);
        if (!given.start)
            return 0;
        Text content = decode(given);
        int same = means(value, content);
        release(content);
        if (!same)
            return 0;
    }
    for (const char *at = got.start; next_value(&at, &key, &value);)
        count--;
    return count == 0;
}

static int are_same_problems(Text wanted, Text got) {
    Text key, problem, got_problem;
    const char *at = wanted.start, *got_at = got.start;
    if (!got.start)
        return 0;
    while (next_value(&at, &key, &problem))
        if (!next_value(&got_at, &key, &got_problem) || !is_same_problem(problem, got_problem))
            return 0;
    return !next_value(&got_at, &key, &got_problem);
}

/* A part of a problem as a value. */
static Text value_part(const Result *result, size_t index, unsigned part) {
    Text text;
    flocktory_postcheckout_problem(result, index, part, &text.start, &text.length);
    return text;
}

/* Whether the problems as values are those of the JSON. */
static int are_same_values(Text wanted, const Result *result) {
    static const char *const names[] = {"severity", "code", "path", "message", "hint", "unknown"};
    Text key, problem;
    size_t count = 0;
    for (const char *at = wanted.start; next_value(&at, &key, &problem); count++)
        for (unsigned part = 0; part < sizeof names / sizeof *names; part++)
            if (!means(value_of(problem, names[part]), value_part(result, count, part)))
                return 0;
    return flocktory_postcheckout_problem_count(result) == count && !value_part(result, count, 0).start;
}

/* What is wrong with a result, or NULL. */
static const char *fault(Text test, Status status, const Result *result, int has_json) {
    Text html = value_of(test, "html"), body = get(flocktory_postcheckout_body, result);
    if (status != (html.start ? FLOCKTORY_POSTCHECKOUT_STATUS_OK : FLOCKTORY_POSTCHECKOUT_STATUS_INVALID))
        return "status";
    if (!means(html, get(flocktory_postcheckout_html, result)))
        return "html";
    if (!means(value_of(test, "json"), get(flocktory_postcheckout_json, result)))
        return "json";
    if (!are_same_problems(value_of(test, "problems"), get(flocktory_postcheckout_problems, result)))
        return "problems";
    if (!are_same_values(value_of(test, "problems"), result))
        return "problems as values";
    if (!has_json)
        return NULL;
    Text hash = get(flocktory_postcheckout_csp_hash, result);
    if (!strstr(get(flocktory_postcheckout_html, result).start, body.start))
        return "body";
    return hash.length == strlen("sha256-") + 44 ? NULL : "csp_hash";
}

/* What is wrong with the result of the order and the options that writers wrote, or NULL. */
static const char *fault_of_written(Text test, int *written) {
    Text input = value_of(test, "input"), raw = value_of(test, "options"), options = {NULL, 0}, document = {NULL, 0};
    Writer *order = flocktory_postcheckout_writer_new(), *given = flocktory_postcheckout_writer_new();
    const char *wrong = NULL;
    int is_written = input.start && write_input(order, input) && (!raw.start || write_input(given, raw));
    *written += is_written;
    if (is_written) {
        Result *result;
        if (flocktory_postcheckout_writer_document(order, &document.start, &document.length) ||
            flocktory_postcheckout_writer_document(given, &options.start, &options.length))
            wrong = "a mistake";
        /* Each in memory of exactly its size. */
        document = copy(document);
        options = copy(options);
        Status status = flocktory_postcheckout_render(document.start, document.length, options.start, options.length, &result);
        if (!wrong)
            wrong = fault(test, status, result, value_of(test, "json").start != NULL);
        flocktory_postcheckout_free(result);
        release(document);
        release(options);
    }
    flocktory_postcheckout_writer_free(order);
    flocktory_postcheckout_writer_free(given);
    return wrong;
}

static int replay(const char *path, Text test, int *written) {
    /* Each text in memory of exactly its size, so that a read beyond it is found. */
    Text raw = value_of(test, "options"), options = {NULL, 0}, input;
    if (raw.start)
        options = copy(raw);
    Text site_id = value_of(test, "loader"), text = value_of(test, "text"), base64 = value_of(test, "base64");
    if (site_id.start || text.start)
        input = decode(site_id.start ? site_id : text);
    else
        input = base64.start ? decode_base64(base64) : copy(value_of(test, "input"));

    Result *result;
    Status (*call)(const char *, size_t, const char *, size_t, Result **) =
        site_id.start ? flocktory_postcheckout_loader : flocktory_postcheckout_render;
    Status status = call(input.start, input.length, options.start, options.length, &result);
    const char *wrong = fault(test, status, result, value_of(test, "json").start != NULL);
    flocktory_postcheckout_free(result);
    if (!wrong && !site_id.start) {
        Status checked = flocktory_postcheckout_check(input.start, input.length, options.start, options.length, &result);
        if (checked != status)
            wrong = "the status of check";
        if (!are_same_problems(value_of(test, "problems"), get(flocktory_postcheckout_problems, result)))
            wrong = "the problems of check";
        flocktory_postcheckout_free(result);
    }
    release(options);
    release(input);
    const char *way = "JSON";
    if (!wrong) {
        way = "writer";
        wrong = fault_of_written(test, written);
    }
    if (wrong) {
        Text name = value_of(test, "name");
        printf("FAILED: %s: %.*s: %s: %s\n", path, (int)name.length, name.start, way, wrong);
    }
    return !wrong;
}

typedef struct {
    int passed, failed, written;
} Count;

static void *replay_all(void *argument) {
    Count *count = (Count *)argument;
    for (int i = 0; i < path_count; i++) {
        size_t length;
        char *content = read_file(paths[i], &length);
        const char *at = skip_space(content);
        for (Text key, test; next_value(&at, &key, &test);)
            *(replay(paths[i], test, &count->written) ? &count->passed : &count->failed) += 1;
        free(content);
    }
    return NULL;
}

int main(int argc, char **argv) {
    enum { MOST = 64 };
    pthread_t threads[MOST];
    Count counts[MOST] = {{0, 0, 0}}, all = {0, 0, 0};
    int thread_count = argc > 2 ? atoi(argv[1]) : 0;
    if (thread_count < 1 || thread_count > MOST) {
        fprintf(stderr, "usage: cases THREADS FILE...\n");
        return 2;
    }
    paths = argv + 2;
    path_count = argc - 2;
    for (int i = 0; i < thread_count; i++)
        if (pthread_create(&threads[i], NULL, replay_all, &counts[i]))
            return 2;
    for (int i = 0; i < thread_count; i++) {
        pthread_join(threads[i], NULL);
        all.passed += counts[i].passed;
        all.failed += counts[i].failed;
        all.written += counts[i].written;
    }
    printf("%d passed, %d failed\n", all.passed, all.failed);
    /* Most inputs are maps, which writers write. */
    return all.failed || !all.passed || all.written < all.passed / 2;
}
