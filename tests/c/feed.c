/* The shop's feed, and the container for Tag Manager: feed INDEX OTHER_INDEX CONTAINER. The first index is of
   examples/feed.xml and is replaced by the other one; the container is the command's of the options below. */
#include "calls.h"
#include "expect.h"
#include "file.h"
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef FlocktoryPostcheckoutFeed Feed;

/* The feed has AIR-90. */
static const char order[] = "{\"user\":{\"name\":\"Anna\",\"email\":\"anna@shop.ru\"},"
                            "\"order\":{\"id\":\"A-1\",\"price\":1,\"items\":[{\"id\":\"air-90\"}]}}";
static const char container[] = "{\"source\":\"ga4\",\"site_id\":1839,\"spot\":\"desktop\"}";
enum { THREADS = 8, TIMES = 50 };

static Status render_with(const Feed *feed, const char *options, Result **result) {
    *result = (Result *)&dirt;
    return flocktory_postcheckout_render_with_feed(order, strlen(order), options, strlen(options), feed, result);
}

/* Whether a result's problems have this text. */
static int contains(const Result *result, const char *text) {
    const char *problems;
    return flocktory_postcheckout_problems(result, &problems, NULL) == OK && strstr(problems, text) != NULL;
}

static int same(const Result *one, const Result *other, Part *part) {
    const char *text, *other_text;
    return part(one, &text, NULL) == OK && part(other, &other_text, NULL) == OK && strcmp(text, other_text) == 0;
}

static Status open_feed(const char *path, const char *options, Feed **feed, Result **result) {
    *feed = (Feed *)&dirt;
    *result = (Result *)&dirt;
    return flocktory_postcheckout_feed_open(path, strlen(path), options, strlen(options), feed, result);
}

static void does_not_open(const char *path, const char *options, const char *reported) {
    Feed *feed;
    Result *result;
    EXPECT(open_feed(path, options, &feed, &result) == INVALID);
    EXPECT(feed == NULL && contains(result, reported));
    flocktory_postcheckout_free(result);
}

static void refusals(const char *index) {
    Feed *feed = (Feed *)&dirt;
    Result *result = (Result *)&dirt;
    EXPECT(flocktory_postcheckout_feed_open(NULL, 1, NULL, 0, &feed, &result) == BAD_ARGUMENT && !feed && !result);
    feed = (Feed *)&dirt;
    EXPECT(flocktory_postcheckout_feed_open(index, strlen(index), NULL, 0, &feed, NULL) == BAD_ARGUMENT && !feed);
    result = (Result *)&dirt;
    EXPECT(flocktory_postcheckout_feed_open(index, strlen(index), NULL, 0, NULL, &result) == BAD_ARGUMENT && !result);
    flocktory_postcheckout_feed_free(NULL);
    does_not_open("no such file", "", "\"code\":\"feed_file\"");
    does_not_open("", "", "\"code\":\"feed_file\"");
    does_not_open("tests/c/feed.c", "{\"lang\":\"ru\"}", "это не индекс фида");
    does_not_open(index, "{\"wrong\":1}", "\"code\":\"option_unknown\"");
}

static void *in_a_thread(void *feed) {
    size_t reported = 0;
    for (int i = 0; i < TIMES; i++) {
        Result *result;
        reported += render_with((const Feed *)feed, "", &result) == OK && contains(result, "AIR-90");
        flocktory_postcheckout_free(result);
    }
    return (void *)reported;
}

static void in_threads(Feed *feed) {
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++)
        EXPECT(pthread_create(&threads[i], NULL, in_a_thread, feed) == 0);
    for (int i = 0; i < THREADS; i++) {
        void *reported;
        EXPECT(pthread_join(threads[i], &reported) == 0 && (size_t)reported == TIMES);
    }
}

static void compares(const char *index, const char *other_index) {
    Feed *feed;
    Result *result, *other;
    EXPECT(open_feed(index, "", &feed, &result) == OK && feed != NULL && contains(result, "[]"));
    flocktory_postcheckout_free(result);

    EXPECT(render_with(NULL, "", &other) == OK && contains(other, "[]"));
    EXPECT(render_with(feed, "", &result) == OK);
    EXPECT(contains(result, "\"code\":\"feed_id_case\"") && contains(result, "AIR-90"));
    EXPECT(same(result, other, flocktory_postcheckout_html));
    flocktory_postcheckout_free(other);

    char options[4096];
    snprintf(options, sizeof options, "{\"feed\":\"%s\"}", index);
    EXPECT(flocktory_postcheckout_render(order, strlen(order), options, strlen(options), &other) == OK);
    EXPECT(same(result, other, flocktory_postcheckout_problems));
    flocktory_postcheckout_free(other);
    EXPECT(flocktory_postcheckout_check_with_feed(order, strlen(order), NULL, 0, feed, &other) == OK);
    EXPECT(same(result, other, flocktory_postcheckout_problems));
    flocktory_postcheckout_free(other);
    flocktory_postcheckout_free(result);

    EXPECT(render_with(feed, "{\"strict\":true}", &result) == INVALID && contains(result, "\"severity\":\"error\""));
    flocktory_postcheckout_free(result);
    EXPECT(render_with(feed, "{\"wrong\":1}", &result) == INVALID && contains(result, "option_unknown"));
    flocktory_postcheckout_free(result);
    in_threads(feed);

    /* The handle follows the file within a second. */
    EXPECT(rename(other_index, index) == 0);
    sleep(2);
    EXPECT(render_with(feed, "", &result) == OK && contains(result, "\"code\":\"feed_id_unknown\""));
    flocktory_postcheckout_free(result);
    flocktory_postcheckout_feed_free(feed);
}

static void makes_a_container(const char *path) {
    size_t length, made_length;
    char *wanted = read_file(path, &length);
    const char *made;
    Result *result;
    EXPECT(flocktory_postcheckout_gtm_container(container, strlen(container), &result) == OK && contains(result, "[]"));
    EXPECT(flocktory_postcheckout_json(result, &made, &made_length) == OK);
    EXPECT(made_length == length && strcmp(made, wanted) == 0);
    flocktory_postcheckout_free(result);
    free(wanted);
    EXPECT(flocktory_postcheckout_gtm_container(NULL, 0, &result) == OK);
    flocktory_postcheckout_free(result);
    EXPECT(flocktory_postcheckout_gtm_container("{\"sourse\":1}", 12, &result) == INVALID);
    EXPECT(contains(result, "option_unknown") && contains(result, "source"));
    EXPECT(flocktory_postcheckout_json(result, &made, NULL) == ABSENT);
    flocktory_postcheckout_free(result);
    EXPECT(flocktory_postcheckout_gtm_container("{", 1, &result) == INVALID);
    flocktory_postcheckout_free(result);
    EXPECT(flocktory_postcheckout_gtm_container(container, strlen(container), NULL) == BAD_ARGUMENT);
    result = (Result *)&dirt;
    EXPECT(flocktory_postcheckout_gtm_container(NULL, 1, &result) == BAD_ARGUMENT && !result);
}

int main(int argc, char **argv) {
    if (argc != 4)
        return 2;
    refusals(argv[1]);
    makes_a_container(argv[3]);
    compares(argv[1], argv[2]);
    return counted();
}
