/*
 * Visitors of one PHP, each in its own thread: `threads INI SCRIPT THREADS REQUESTS`.
 *
 * Each of a visitor's requests runs the script, which exits with 42 if everything was right.
 */
#include <php.h>
#include <php_main.h>
#include <pthread.h>
#include <sapi/embed/php_embed.h>

enum { RIGHT = 42 };

static const char *script;
static int requests;

static bool answer(long visitor, int request) {
    char query[64];
    zend_file_handle file;
    snprintf(query, sizeof query, "visitor=%ld&request=%d", visitor, request);
    SG(request_info).query_string = query;
    SG(request_info).request_method = "GET";
    if (php_request_startup() == FAILURE) return false;
    SG(headers_sent) = 1;
    SG(request_info).no_headers = 1;
    zend_stream_init_filename(&file, script);
    php_execute_script(&file);
    php_request_shutdown(NULL);
    if (EG(exit_status) != RIGHT) fprintf(stderr, "%s: status %d\n", query, EG(exit_status));
    return EG(exit_status) == RIGHT;
}

static void *visit(void *visitor) {
    long right = 0;
    (void)ts_resource(0);
    for (int request = 0; request < requests; request++) right += answer((long)visitor, request);
    ts_free_thread();
    return (void *)right;
}

int main(int count, char **arguments) {
    if (count != 5) return 2;
    php_embed_module.php_ini_path_override = arguments[1];
    script = arguments[2];
    int visitors = atoi(arguments[3]);
    requests = atoi(arguments[4]);
    if (php_embed_init(0, NULL) == FAILURE) return 2;

    pthread_t threads[visitors];
    long right = 0;
    for (long visitor = 0; visitor < visitors; visitor++) {
        if (pthread_create(&threads[visitor], NULL, visit, (void *)visitor) != 0) return 2;
    }
    for (int visitor = 0; visitor < visitors; visitor++) {
        void *of_one;
        pthread_join(threads[visitor], &of_one);
        right += (long)of_one;
    }
    php_embed_shutdown();
    printf("%ld of %d requests were right\n", right, visitors * requests);
    return right == (long)visitors * requests && right > 0 ? 0 : 1;
}
