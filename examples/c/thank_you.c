/* A thank-you page as a CGI program writes it. The orders are in a table; in a shop, they are in its database. */
#include <flocktory_postcheckout.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIELD(name) FLOCKTORY_POSTCHECKOUT_FIELD_##name
#define PART(name) FLOCKTORY_POSTCHECKOUT_PROBLEM_PART_##name

typedef FlocktoryPostcheckoutResult Result;
typedef FlocktoryPostcheckoutWriter Writer;

/* Prices are kopecks. A text that the shop does not know is NULL. */
struct item {
    const char *id, *title;
    long price, count;
};
struct order {
    long number;
    const char *name, *email, *phone, *promo;
    struct item items[4];
};

static const struct order orders[] = {
    {77, "Анна Иванова", "anna@shop.ru", "8 (999) 888-77-66", "WINTER", {{"AIR-90", "Nike \"Air\"", 100000, 2}, {"7", NULL, 99990, 1}}},
    {78, "Пётр", NULL, NULL, NULL, {{"7", "Носки", 15000, 3}}},
};

/* The shop's number in Flocktory. */
static const char site_id[] = "1234";

static void text(Writer *writer, uint32_t field, const char *value) {
    flocktory_postcheckout_write_text(writer, field, value, value ? strlen(value) : 0);
}

static void price(Writer *writer, long kopecks) {
    char decimal[32];
    int length = snprintf(decimal, sizeof decimal, "%ld.%02ld", kopecks / 100, kopecks % 100);
    flocktory_postcheckout_write_number(writer, FIELD(PRICE), decimal, (size_t)length);
}

static void option(Writer *writer, const char *name, const char *value) {
    flocktory_postcheckout_write_key(writer, name, strlen(name));
    text(writer, FIELD(NONE), value);
}

static void write_order(Writer *writer, const struct order *order) {
    long total = 0;
    for (const struct item *item = order->items; item->id; item++)
        total += item->price * item->count;

    flocktory_postcheckout_write_map(writer, FIELD(USER));
    text(writer, FIELD(NAME), order->name);
    text(writer, FIELD(EMAIL), order->email);
    text(writer, FIELD(PHONE), order->phone);
    flocktory_postcheckout_write_end(writer);
    flocktory_postcheckout_write_map(writer, FIELD(ORDER));
    flocktory_postcheckout_write_integer(writer, FIELD(ID), order->number);
    price(writer, total);
    flocktory_postcheckout_write_list(writer, FIELD(ITEMS));
    for (const struct item *item = order->items; item->id; item++) {
        flocktory_postcheckout_write_map(writer, FIELD(NONE));
        text(writer, FIELD(ID), item->id);
        text(writer, FIELD(TITLE), item->title);
        price(writer, item->price);
        flocktory_postcheckout_write_integer(writer, FIELD(COUNT), item->count);
        flocktory_postcheckout_write_end(writer);
    }
    flocktory_postcheckout_write_end(writer);
    flocktory_postcheckout_write_end(writer);
    if (order->promo) {
        flocktory_postcheckout_write_map(writer, FIELD(EXTRA));
        option(writer, "promo", order->promo);
        flocktory_postcheckout_write_end(writer);
    }
}

/* Prints a tag, or logs why there is none: the page is complete in both cases. */
static void print_tag(FlocktoryPostcheckoutStatus status, Result *result) {
    const char *html, *code, *message;
    size_t length;
    if (flocktory_postcheckout_html(result, &html, &length) == FLOCKTORY_POSTCHECKOUT_STATUS_OK)
        fwrite(html, 1, length, stdout);
    if (!result)
        fprintf(stderr, "flocktory: status %d\n", (int)status);
    for (size_t i = 0; i < flocktory_postcheckout_problem_count(result); i++) {
        flocktory_postcheckout_problem(result, i, PART(CODE), &code, NULL);
        flocktory_postcheckout_problem(result, i, PART(MESSAGE), &message, NULL);
        fprintf(stderr, "flocktory: %s: %s\n", code, message);
    }
    flocktory_postcheckout_free(result);
}

int main(void) {
    const char *query = getenv("QUERY_STRING"), *options, *document;
    size_t options_length, length;
    long number = query && strncmp(query, "order=", 6) == 0 ? atol(query + 6) : 0;
    FlocktoryPostcheckoutStatus status;
    Result *result;
    Writer *given = flocktory_postcheckout_writer_new();

    option(given, "base_url", "https://shop.example");
    option(given, "lang", "ru");
    flocktory_postcheckout_writer_document(given, &options, &options_length);
    fputs("Content-Type: text/html; charset=utf-8\r\n\r\n<!DOCTYPE html>\n<html lang=\"ru\">\n<head>\n", stdout);
    status = flocktory_postcheckout_loader(site_id, strlen(site_id), options, options_length, &result);
    print_tag(status, result);
    fputs("\n</head>\n<body>\n<h1>Спасибо за заказ!</h1>\n", stdout);
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
        if (orders[i].number == number) {
            Writer *order = flocktory_postcheckout_writer_new();
            write_order(order, &orders[i]);
            /* The status of each call is not looked at: a mistake is reported by the call that reads the document. */
            flocktory_postcheckout_writer_document(order, &document, &length);
            status = flocktory_postcheckout_render(document, length, options, options_length, &result);
            print_tag(status, result);
            flocktory_postcheckout_writer_free(order);
        }
    flocktory_postcheckout_writer_free(given);
    fputs("\n</body>\n</html>\n", stdout);
    return 0;
}
