/* A thank-you page as a CGI program writes it. The order comes as JSON on standard input; in a shop, from its database. */
#include <flocktory_postcheckout.h>
#include <stdio.h>
#include <string.h>

/* The shop's number in Flocktory. */
static const char site_id[] = "1234";
static const char options[] = "{\"base_url\":\"https://shop.example\",\"lang\":\"ru\"}";

/* Prints a tag, or logs why it has none: the page is complete in both cases. */
static void print_tag(FlocktoryPostcheckoutStatus status, FlocktoryPostcheckoutResult *result) {
    const char *html, *problems;
    size_t length;
    if (flocktory_postcheckout_html(result, &html, &length) == FLOCKTORY_POSTCHECKOUT_STATUS_OK)
        fwrite(html, 1, length, stdout);
    if (flocktory_postcheckout_problems(result, &problems, NULL) != FLOCKTORY_POSTCHECKOUT_STATUS_OK)
        fprintf(stderr, "flocktory: status %d\n", (int)status);
    else if (strcmp(problems, "[]") != 0)
        fprintf(stderr, "flocktory: %s\n", problems);
    flocktory_postcheckout_free(result);
}

int main(void) {
    static char order[1 << 20];
    size_t length = fread(order, 1, sizeof order, stdin);
    FlocktoryPostcheckoutStatus status;
    FlocktoryPostcheckoutResult *result;

    fputs("Content-Type: text/html; charset=utf-8\r\n\r\n<!DOCTYPE html>\n<html lang=\"ru\">\n<head>\n", stdout);
    status = flocktory_postcheckout_loader(site_id, strlen(site_id), options, strlen(options), &result);
    print_tag(status, result);
    fputs("\n</head>\n<body>\n<h1>Спасибо за заказ!</h1>\n", stdout);
    status = flocktory_postcheckout_render(order, length, options, strlen(options), &result);
    print_tag(status, result);
    fputs("\n</body>\n</html>\n", stdout);
    return 0;
}
