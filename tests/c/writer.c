/* What a writer writes, byte for byte; what it refuses; and what becomes of that. */
#include "calls.h"
#include "expect.h"
#include <stdint.h>
#include <string.h>

#define MISUSE FLOCKTORY_POSTCHECKOUT_STATUS_MISUSE
#define FIELD(name) FLOCKTORY_POSTCHECKOUT_FIELD_##name

typedef FlocktoryPostcheckoutWriter Writer;

static int is(const char *got, const char *wanted) {
    return got && strcmp(got, wanted) == 0;
}

static Status text(Writer *writer, uint32_t field, const char *value) {
    return flocktory_postcheckout_write_text(writer, field, value, value ? strlen(value) : 0);
}

static Status key(Writer *writer, const char *name) {
    return flocktory_postcheckout_write_key(writer, name, strlen(name));
}

static Status map(Writer *writer, uint32_t field) {
    return flocktory_postcheckout_write_map(writer, field);
}

static Status list(Writer *writer, uint32_t field) {
    return flocktory_postcheckout_write_list(writer, field);
}

static Status end(Writer *writer) {
    return flocktory_postcheckout_write_end(writer);
}

static Writer *write_order(Writer *writer, const char *id) {
    map(writer, FIELD(USER));
    text(writer, FIELD(EMAIL), "anna@shop.ru");
    text(writer, FIELD(NAME), "Anna");
    end(writer);
    map(writer, FIELD(ORDER));
    text(writer, FIELD(ID), id);
    flocktory_postcheckout_write_number(writer, FIELD(PRICE), "2999.90", 7);
    list(writer, FIELD(ITEMS));
    map(writer, FIELD(NONE));
    flocktory_postcheckout_write_integer(writer, FIELD(ID), -7);
    text(writer, FIELD(TITLE), NULL);
    end(writer);
    end(writer);
    end(writer);
    return writer;
}

/* Renders what was written, frees the writers, and returns the result. `options` may be NULL. */
static Result *render(Writer *order, Writer *options, Status wanted) {
    const char *document = &dirt, *given = NULL;
    size_t length = 99, given_length = 0;
    Result *result;
    flocktory_postcheckout_writer_document(order, &document, &length);
    if (options)
        flocktory_postcheckout_writer_document(options, &given, &given_length);
    EXPECT(flocktory_postcheckout_render(document, length, given, given_length, &result) == wanted);
    flocktory_postcheckout_writer_free(order);
    flocktory_postcheckout_writer_free(options);
    return result;
}

static void json_is(Result *result, const char *wanted) {
    const char *json;
    EXPECT(flocktory_postcheckout_json(result, &json, NULL) == OK && is(json, wanted));
    flocktory_postcheckout_free(result);
}

#define ORDER(id)                                                                                                         \
    "{\"user\":{\"name\":\"Anna\",\"email\":\"anna@shop.ru\"},\"order\":{\"id\":\"" id                                      \
    "\",\"price\":2999.9,\"items\":[{\"id\":\"-7\"}]}}"

static void orders(void) {
    json_is(render(write_order(flocktory_postcheckout_writer_new(), "A-1"), NULL, OK), ORDER("A-1"));

    /* A document is that of the moment, and asking for it changes nothing. */
    Writer *writer = write_order(flocktory_postcheckout_writer_new(), "A-1");
    const char *document;
    size_t length;
    EXPECT(flocktory_postcheckout_writer_document(writer, &document, &length) == OK);
    EXPECT(flocktory_postcheckout_write_next_order(writer) == OK);
    write_order(writer, "A-2");
    EXPECT(flocktory_postcheckout_writer_document(writer, &document, &length) == OK);
    EXPECT(flocktory_postcheckout_writer_mistake(writer) == NULL);
    json_is(render(writer, NULL, OK), "[" ORDER("A-1") "," ORDER("A-2") "]");

    /* Fields by their names, values of every kind in `extra`, options. */
    writer = flocktory_postcheckout_writer_new();
    key(writer, "user");
    map(writer, FIELD(NONE));
    key(writer, "email");
    text(writer, FIELD(NONE), "anna@shop.ru");
    text(writer, FIELD(NAME), "\xc0\xed\xed\xe0");
    end(writer);
    map(writer, FIELD(ORDER));
    text(writer, FIELD(ID), "A-1");
    text(writer, FIELD(PRICE), "1000,50");
    key(writer, "items");
    list(writer, FIELD(NONE));
    map(writer, FIELD(NONE));
    text(writer, FIELD(ID), "7");
    end(writer);
    end(writer);
    map(writer, FIELD(EXTRA));
    key(writer, "tags");
    list(writer, FIELD(NONE));
    flocktory_postcheckout_write_bool(writer, FIELD(NONE), 2);
    flocktory_postcheckout_write_bool(writer, FIELD(NONE), 0);
    flocktory_postcheckout_write_integer(writer, FIELD(NONE), -9007199254740991);
    flocktory_postcheckout_write_number(writer, FIELD(NONE), "0.10", 4);
    flocktory_postcheckout_write_number(writer, FIELD(NONE), NULL, 0);
    map(writer, FIELD(NONE));
    key(writer, "");
    text(writer, FIELD(NONE), "");
    EXPECT(end(writer) == OK);
    end(writer);
    end(writer);
    EXPECT(end(writer) == OK);
    Writer *options = flocktory_postcheckout_writer_new();
    key(options, "charset");
    text(options, FIELD(NONE), "windows-1251");
    text(options, FIELD(SPOT), "main");
    key(options, "once");
    flocktory_postcheckout_write_bool(options, FIELD(NONE), 1);
    json_is(render(writer, options, OK),
            "{\"user\":{\"name\":\"\\u0410\\u043d\\u043d\\u0430\",\"email\":\"anna@shop.ru\"},\"order\":{\"id\":\"A-1\","
            "\"price\":1000.5,\"items\":[{\"id\":\"7\"}],"
            "\"tags\":[true,false,-9007199254740991,0.1,null,{\"\":\"\"}]},\"spot\":\"main\"}");
}

static void bytes(void) {
    static const char wanted[] = "\x01\x09\x20\0\0\0\x40\x09\x09\0\0\0\x44\x07\x03\0\0\0\xd0\x90\0\x06\x01\0\0\0x\x03\x01\0\0\0\0\0\0\0\0\0";
    Writer *writer = flocktory_postcheckout_writer_new();
    const char *document;
    size_t length;
    map(writer, FIELD(USER));
    flocktory_postcheckout_write_text(writer, FIELD(NAME), "\xd0\x90\0", 3);
    end(writer);
    key(writer, "x");
    flocktory_postcheckout_write_integer(writer, FIELD(NONE), 1);
    EXPECT(flocktory_postcheckout_writer_document(writer, &document, &length) == OK);
    EXPECT(length == sizeof wanted - 1 && memcmp(document, wanted, length) == 0);
    flocktory_postcheckout_writer_free(writer);
}

/* That a step was a mistake of this description, that it stays, and that it becomes a problem, in options as well. */
static void refused(Writer *writer, Status status, const char *description) {
    const char *document = NULL, *problem;
    size_t length = 0;
    EXPECT(status == MISUSE);
    EXPECT(end(writer) == MISUSE && text(writer, FIELD(SPOT), "x") == MISUSE && key(writer, "x") == MISUSE);
    EXPECT(flocktory_postcheckout_write_next_order(writer) == MISUSE);
    EXPECT(is(flocktory_postcheckout_writer_mistake(writer), description));
    EXPECT(flocktory_postcheckout_writer_document(writer, &document, &length) == MISUSE && document && length);
    Result *result;
    EXPECT(flocktory_postcheckout_render("{}", 2, document, length, &result) == INVALID);
    flocktory_postcheckout_free(result);
    result = render(writer, NULL, INVALID);
    EXPECT(flocktory_postcheckout_problem_count(result) == 1);
    EXPECT(flocktory_postcheckout_problem(result, 0, FLOCKTORY_POSTCHECKOUT_PROBLEM_PART_MESSAGE, &problem, NULL) == OK);
    EXPECT(problem && strstr(problem, description));
    flocktory_postcheckout_free(result);
}

static Writer *fresh(void) {
    return flocktory_postcheckout_writer_new();
}

/* A writer with an order of one open list of items. */
static Writer *in_items(void) {
    Writer *writer = fresh();
    EXPECT(map(writer, FIELD(ORDER)) == OK && list(writer, FIELD(ITEMS)) == OK);
    return writer;
}

static Writer *in_extra(void) {
    Writer *writer = fresh();
    EXPECT(map(writer, FIELD(EXTRA)) == OK && key(writer, "a") == OK);
    return writer;
}

static void mistakes(void) {
    const char *document;
    size_t length;
    Writer *writer = fresh();
    refused(writer, end(writer), "there is no map or list to end");
    writer = fresh();
    refused(writer, text(writer, FIELD(TITLE), ""), "there is no field `title`");
    writer = in_items();
    map(writer, FIELD(NONE));
    refused(writer, map(writer, FIELD(SEX)), "there is no field `order.items[].sex`");
    writer = fresh();
    refused(writer, text(writer, 99, ""), "there is no field 99");
    writer = fresh();
    refused(writer, text(writer, 256, ""), "there is no field 256");
    writer = fresh();
    refused(writer, text(writer, FIELD(NONE), ""), "a value in a map needs a field or a key");
    writer = fresh();
    EXPECT(text(writer, UINT32_MAX, "") == MISUSE);
    flocktory_postcheckout_writer_free(writer);
    writer = in_items();
    refused(writer, key(writer, "a"), "an element of a list has no key");
    writer = in_items();
    refused(writer, text(writer, FIELD(ID), "a"), "an element of a list has the field `id`");
    writer = in_extra();
    refused(writer, key(writer, "b"), "a key has no value");
    writer = in_extra();
    refused(writer, end(writer), "a key has no value");
    writer = in_extra();
    refused(writer, text(writer, FIELD(ID), "b"), "a key is followed by the field `id`");
    writer = in_extra();
    map(writer, FIELD(NONE));
    refused(writer, text(writer, FIELD(ID), "b"), "`id` is not a field here: write a key");
    writer = in_items();
    refused(writer, flocktory_postcheckout_write_next_order(writer), "a map or list has no end");
    writer = in_items();
    refused(writer, flocktory_postcheckout_writer_document(writer, &document, &length), "a map or list has no end");
    writer = fresh();
    EXPECT(key(writer, "a") == OK);
    refused(writer, flocktory_postcheckout_writer_document(writer, &document, &length), "a key has no value");
    writer = fresh();
    refused(writer, flocktory_postcheckout_write_text(writer, FIELD(SPOT), NULL, 1),
            "a text is NULL, or longer than memory");
    writer = fresh();
    refused(writer, flocktory_postcheckout_write_key(writer, "", SIZE_MAX),
            "a text is NULL, or longer than memory");
    writer = in_extra();
    for (int depth = 2; depth < 64; depth++)
        EXPECT(list(writer, FIELD(NONE)) == OK);
    list(writer, FIELD(NONE));
    refused(writer, list(writer, FIELD(NONE)), "maps or lists are nested too deep");
    writer = in_extra();
    list(writer, FIELD(NONE));
    static char large[1 << 20];
    Status status = OK;
    for (int i = 0; i < 64 && status == OK; i++)
        status = flocktory_postcheckout_write_text(writer, FIELD(NONE), large, sizeof large);
    refused(writer, status, "the document is larger than 64 MiB");
    writer = fresh();
    for (int i = 0; i < 63; i++)
        EXPECT(key(writer, "a") == OK && flocktory_postcheckout_write_text(writer, FIELD(NONE), large, sizeof large) == OK);
    for (status = OK; status == OK;)
        status = flocktory_postcheckout_write_next_order(writer);
    refused(writer, status, "the document is larger than 64 MiB");
}

static void bad_arguments(void) {
    const char *document = &dirt;
    size_t length = 99;
    EXPECT(map(NULL, 0) == BAD_ARGUMENT && list(NULL, 0) == BAD_ARGUMENT && end(NULL) == BAD_ARGUMENT);
    EXPECT(key(NULL, "") == BAD_ARGUMENT && text(NULL, 0, "") == BAD_ARGUMENT);
    EXPECT(flocktory_postcheckout_write_number(NULL, 0, "1", 1) == BAD_ARGUMENT);
    EXPECT(flocktory_postcheckout_write_integer(NULL, 0, 1) == BAD_ARGUMENT);
    EXPECT(flocktory_postcheckout_write_bool(NULL, 0, 1) == BAD_ARGUMENT);
    EXPECT(flocktory_postcheckout_write_next_order(NULL) == BAD_ARGUMENT);
    EXPECT(flocktory_postcheckout_writer_document(NULL, &document, &length) == BAD_ARGUMENT && !document && !length);
    EXPECT(flocktory_postcheckout_writer_mistake(NULL) == NULL);
    flocktory_postcheckout_writer_free(NULL);
    Writer *writer = fresh();
    document = &dirt;
    EXPECT(flocktory_postcheckout_writer_document(writer, &document, NULL) == BAD_ARGUMENT && !document);
    EXPECT(flocktory_postcheckout_writer_document(writer, NULL, &length) == BAD_ARGUMENT && !length);
    EXPECT(flocktory_postcheckout_writer_mistake(writer) == NULL);
    flocktory_postcheckout_writer_free(writer);
}

int main(void) {
    orders();
    bytes();
    mistakes();
    bad_arguments();
    return counted();
}
