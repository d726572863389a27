/* Renders COUNT orders, valid and invalid, and checks that no byte of memory stays allocated: leaks COUNT. */
#include <flocktory_postcheckout.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const orders[] = {
    "{\"user\":{\"email\":\"anna@shop.ru\"},\"order\":{\"id\":\"A-1\",\"price\":1000,\"items\":[{\"id\":\"7\"}]}}",
    "[{\"user\":{\"name\":\"\\u0410\",\"phone\":\"8 (999) 888-77-66\"},"
    "\"order\":{\"id\":1,\"price\":\"2,5\",\"items\":[{\"id\":\"7\"}]},\"extra\":{\"a\":[1]}}]",
    "{\"user\":{\"name\":1},\"order\":{\"unknown\":[{}]}}",
    "{\"user\":",
};
static const char *const options[] = {"", "{\"form\":\"data\",\"once\":true,\"spot\":\"main\"}", "{\"lang\":\"ru\"}",
                                      "{\"wrong\":1}"};
enum { ORDERS = sizeof orders / sizeof *orders, OPTIONS = sizeof options / sizeof *options };

static void render(long number) {
    const char *order = orders[number % ORDERS], *option = options[number / ORDERS % OPTIONS], *text;
    FlocktoryPostcheckoutResult *result;
    flocktory_postcheckout_render(order, strlen(order), option, strlen(option), &result);
    flocktory_postcheckout_html(result, &text, NULL);
    flocktory_postcheckout_body(result, &text, NULL);
    flocktory_postcheckout_json(result, &text, NULL);
    flocktory_postcheckout_csp_hash(result, &text, NULL);
    flocktory_postcheckout_problems(result, &text, NULL);
    flocktory_postcheckout_problem(result, 0, FLOCKTORY_POSTCHECKOUT_PROBLEM_PART_CODE, &text, NULL);
    flocktory_postcheckout_free(result);
}

/* An order that a writer writes, or a mistake. */
static void write_order(long number) {
    FlocktoryPostcheckoutWriter *writer = flocktory_postcheckout_writer_new();
    FlocktoryPostcheckoutResult *result;
    const char *document;
    size_t length;
    flocktory_postcheckout_write_map(writer, FLOCKTORY_POSTCHECKOUT_FIELD_USER);
    flocktory_postcheckout_write_text(writer, FLOCKTORY_POSTCHECKOUT_FIELD_EMAIL, "anna@shop.ru", 12);
    for (long ends = number % 3; ends > 0; ends--)
        flocktory_postcheckout_write_end(writer);
    flocktory_postcheckout_writer_document(writer, &document, &length);
    flocktory_postcheckout_check(document, length, NULL, 0, &result);
    flocktory_postcheckout_free(result);
    flocktory_postcheckout_writer_free(writer);
}

int main(int argc, char **argv) {
    long count = argc > 1 ? atol(argv[1]) : 1000000;
    /* Allocations that are made once and kept. */
    for (long i = 0; i < ORDERS * OPTIONS; i++) {
        render(i);
        write_order(i);
    }
    size_t before = mallinfo2().uordblks;
    for (long i = 0; i < count; i++) {
        render(i);
        if (i % 8 == 0)
            write_order(i / 8);
    }
    size_t after = mallinfo2().uordblks;
    printf("%ld renders: %zu bytes in use before, %zu after\n", count, before, after);
    return before != after;
}
