/* Renders the order on standard input, which is JSON: calls ROW CALLS. */
#include <flocktory_postcheckout.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char four[] = "{\"nonce\":\"abc\",\"base_url\":\"https://shop.example.ru/\",\"lang\":\"ru\",\"spot\":\"mobile\"}";

int main(int argc, char **argv) {
    static char order[1 << 16];
    size_t length = fread(order, 1, sizeof order, stdin);
    if (argc != 3)
        return EXIT_FAILURE;
    const char *options = strcmp(argv[1], "5 items") == 0 ? "" : four;
    for (long calls = atol(argv[2]); calls > 0; calls--) {
        FlocktoryPostcheckoutResult *result;
        const char *html;
        if (flocktory_postcheckout_render(order, length, options, strlen(options), &result) != FLOCKTORY_POSTCHECKOUT_STATUS_OK)
            return EXIT_FAILURE;
        flocktory_postcheckout_html(result, &html, NULL);
        flocktory_postcheckout_free(result);
    }
    return EXIT_SUCCESS;
}
