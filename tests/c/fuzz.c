/* Calls the entry points for some seconds with spoilt inputs and options of tests/cases, as JSON and packed, cut to random
 * lengths, and with NULLs; and writers with random steps: fuzz SECONDS SEED FILE... */
#include "calls.h"
#include "file.h"
#include "json.h"
#include "written.h"
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
static uint64_t state, rounds, results, snippets, mistakes;

static void add(Seeds *seeds, Text text) {
    if (text.start && seeds->count < MOST)
        seeds->texts[seeds->count++] = text;
}

/* The packed form of a text as well. */
static void add_both(Seeds *seeds, Text text) {
    Writer *writer = flocktory_postcheckout_writer_new();
    Text document;
    add(seeds, text);
    if (text.start && write_input(writer, text) &&
        flocktory_postcheckout_writer_document(writer, &document.start, &document.length) == OK)
        add(seeds, copy(document));
    flocktory_postcheckout_writer_free(writer);
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

static void read_problem(const Result *result) {
    const char *text;
    size_t length, index = below(1 + flocktory_postcheckout_problem_count(result));
    Status status = flocktory_postcheckout_problem(result, index, (uint32_t)below(7), &text, &length);
    expect(status == (result ? ABSENT : BAD_ARGUMENT) || (status == OK && length == strlen(text)), "a part of a problem");
}

/* A writer, and what is open in it: the object that each map or list holds, and whether it is a list. */
typedef struct {
    Writer *writer;
    uint32_t due[64];
    int is_list[64], depth;
} Model;

static Text random_text(void) {
    static const char *const texts[] = {"email", "anna@shop.ru", "7", "1000.50", "items", "", "\xff", "once", "<!--"};
    const char *start = texts[below(sizeof texts / sizeof *texts)];
    Text text = {start, one_in(10) ? strlen(start) / 2 : strlen(start)}, none = {NULL, 0};
    return one_in(20) ? none : text;
}

/* Any step, with any arguments. */
static Status wild_step(Writer *writer, uint32_t field) {
    Text text = random_text();
    if (one_in(20))
        text.length = one_in(2) ? SIZE_MAX : 1 - text.length;
    if (text.start && text.length < SIZE_MAX)
        text.length = below(strlen(text.start) + 1);
    switch (below(9)) {
    case 0:
        return flocktory_postcheckout_write_map(writer, field);
    case 1:
        return flocktory_postcheckout_write_list(writer, field);
    case 2:
        return flocktory_postcheckout_write_end(writer);
    case 3:
        return flocktory_postcheckout_write_key(writer, text.start, text.length);
    case 4:
        return flocktory_postcheckout_write_number(writer, field, text.start, text.length);
    case 5:
        return flocktory_postcheckout_write_integer(writer, field, (int64_t)state);
    case 6:
        return flocktory_postcheckout_write_bool(writer, field, (int)state);
    case 7:
        return flocktory_postcheckout_write_next_order(writer);
    default:
        return flocktory_postcheckout_write_text(writer, field, text.start, text.length);
    }
}

static Status begin(Model *model, uint32_t object, uint32_t field) {
    model->depth++;
    model->due[model->depth] = object;
    model->is_list[model->depth] = one_in(3);
    return model->is_list[model->depth] ? flocktory_postcheckout_write_list(model->writer, field)
                                        : flocktory_postcheckout_write_map(model->writer, field);
}

/* A value that may be written where the model is: a field that the object has, a key and its value, or an element. */
static Status right_step(Model *model) {
    Writer *writer = model->writer;
    uint32_t object = model->due[model->depth], field = FLOCKTORY_POSTCHECKOUT_FIELD_NONE, fields;
    if (one_in(8) && model->depth) {
        model->depth--;
        return flocktory_postcheckout_write_end(writer);
    }
    if (one_in(8) && !model->depth)
        return flocktory_postcheckout_write_next_order(writer);
    fields = model->is_list[model->depth] ? 0 : flocktory_postcheckout_object_fields(object);
    if (fields && !one_in(8)) {
        do
            field = (uint32_t)below(17);
        while (!(fields >> field & 1));
        object = flocktory_postcheckout_object_child(object, field);
    } else if (!model->is_list[model->depth]) {
        /* A name that no field has. */
        flocktory_postcheckout_write_key(writer, "\xff key", below(6));
        object = FLOCKTORY_POSTCHECKOUT_OBJECT_NONE;
    }
    if (model->depth < 30 && one_in(object == FLOCKTORY_POSTCHECKOUT_OBJECT_NONE ? 4 : 1))
        return begin(model, object, field);
    Text text = random_text();
    switch (below(4)) {
    case 0:
        return flocktory_postcheckout_write_number(writer, field, text.start, text.length);
    case 1:
        return flocktory_postcheckout_write_integer(writer, field, (int64_t)state);
    case 2:
        return flocktory_postcheckout_write_bool(writer, field, (int)state);
    default:
        return flocktory_postcheckout_write_text(writer, field, text.start, text.length);
    }
}

/* Steps that are right, and now and then a wild one: after a mistake, every step is one. */
static void one_writer(void) {
    Model model = {flocktory_postcheckout_writer_new(), {FLOCKTORY_POSTCHECKOUT_OBJECT_POSTCHECKOUT}, {0}, 0};
    Text document;
    Result *result;
    int is_wild = one_in(4), is_mistaken;
    for (size_t left = below(60); left > 0; left--)
        if (is_wild && one_in(10))
            wild_step(model.writer, one_in(3) ? (uint32_t)state : (uint32_t)below(18));
        else
            expect(right_step(&model) == OK || is_wild, "a right step");
    for (; model.depth; model.depth--)
        flocktory_postcheckout_write_end(model.writer);
    Status status = flocktory_postcheckout_writer_document(model.writer, &document.start, &document.length);
    is_mistaken = flocktory_postcheckout_writer_mistake(model.writer) != NULL;
    expect(status == (is_mistaken ? FLOCKTORY_POSTCHECKOUT_STATUS_MISUSE : OK), "the status of a document");
    expect(!is_mistaken || is_wild, "right steps make a document");
    mistakes += is_mistaken;
    document = copy(document);
    status = flocktory_postcheckout_render(document.start, document.length, NULL, 0, &result);
    expect(status == INVALID || (status == OK && !is_mistaken), "a mistake becomes a problem");
    for (size_t i = 0; i < flocktory_postcheckout_problem_count(result); i++) {
        const char *code;
        flocktory_postcheckout_problem(result, i, FLOCKTORY_POSTCHECKOUT_PROBLEM_PART_CODE, &code, NULL);
        expect(strcmp(code, "packed_syntax") != 0, "a document is well-formed");
        expect(is_mistaken == (strcmp(code, "unreadable") == 0), "what cannot be read is a mistake");
    }
    flocktory_postcheckout_free(result);
    free((void *)document.start);
    flocktory_postcheckout_writer_free(model.writer);
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
    read_problem(result);
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
            add_both(&inputs, value_of(test, "input"));
            add_both(&options, value_of(test, "options"));
        }
    }
    for (time_t end = time(NULL) + atoi(argv[1]); time(NULL) <= end; rounds++) {
        one_round();
        one_writer();
    }
    printf("%llu rounds, %llu results, %llu snippets read, %llu mistakes\n", (unsigned long long)rounds,
           (unsigned long long)results, (unsigned long long)snippets, (unsigned long long)mistakes);
    expect(snippets > 0, "no input was good");
    expect(mistakes > 0, "no writer was used in a wrong way");
    return 0;
}
