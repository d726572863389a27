/*
 * Flocktory postcheckout: a shop's order becomes a safe script for its thank-you page.
 *
 * Made by cbindgen from bindings-c/src: change it there.
 *
 * Texts in: a pointer and a length in bytes; no NUL is needed at the end. Orders and options are JSON. Options are UTF-8
 * and have the same names in every language; with a length of 0 there are none, and the pointer may be NULL.
 *
 * Texts out: UTF-8 with a NUL at the end, which the length does not count; `length` may be NULL. They live as long as
 * their result, and belong to it. Where there is none, the text is NULL and the length 0.
 *
 * Results: a call that gives one sets it always, to NULL if the status is neither OK nor INVALID. Free each with
 * flocktory_postcheckout_free, once.
 *
 * Pointers: a NULL where none may be gives the status BAD_ARGUMENT. Any other pointer must be good for its use: this is
 * not checked, as in all of C.
 *
 * Threads: every function may be called from any thread at any time. A result never changes, so many threads may read it
 * at once; free it when the last has done. No state is kept between calls.
 */


#ifndef FLOCKTORY_POSTCHECKOUT_H
#define FLOCKTORY_POSTCHECKOUT_H

#include <stddef.h>
#include <stdint.h>

/**
 * The version of the ABI. A library of the same version may add to it, and changes nothing.
 */
#define FLOCKTORY_POSTCHECKOUT_ABI_VERSION 1

/**
 * How a call ended.
 */
typedef enum {
    /**
     * Done; the problems are warnings at most.
     */
    FLOCKTORY_POSTCHECKOUT_STATUS_OK = 0,
    /**
     * The order, the site's id, the options or a file have errors: there is a result, and its problems say which.
     */
    FLOCKTORY_POSTCHECKOUT_STATUS_INVALID = 1,
    /**
     * The result has no such text.
     */
    FLOCKTORY_POSTCHECKOUT_STATUS_ABSENT = 2,
    /**
     * A pointer is NULL that must not be, or a length is more than any memory has. There is no result.
     */
    FLOCKTORY_POSTCHECKOUT_STATUS_BAD_ARGUMENT = 3,
    /**
     * The library has failed: this is a bug of its own, please report it. There is no result.
     */
    FLOCKTORY_POSTCHECKOUT_STATUS_FAILED = 4,
} FlocktoryPostcheckoutStatus;

/**
 * The index of the shop's feed, in use. It follows the file, and many threads may use it at once.
 */
typedef struct FlocktoryPostcheckoutFeed FlocktoryPostcheckoutFeed;

/**
 * What a call came to. It never changes, so that many threads may read it at once; its texts live as long as it does.
 */
typedef struct FlocktoryPostcheckoutResult FlocktoryPostcheckoutResult;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Makes the snippet of an order, or of a list of orders, one push each, with every text there is.
 *
 * The order is JSON in UTF-8, or in the encoding of the option `charset`.
 */
FlocktoryPostcheckoutStatus flocktory_postcheckout_render(const char *order,
                                                          size_t order_length,
                                                          const char *options,
                                                          size_t options_length,
                                                          FlocktoryPostcheckoutResult **result);

/**
 * Finds every problem of an order, or of a list of orders, without making a snippet.
 */
FlocktoryPostcheckoutStatus flocktory_postcheckout_check(const char *order,
                                                         size_t order_length,
                                                         const char *options,
                                                         size_t options_length,
                                                         FlocktoryPostcheckoutResult **result);

/**
 * Makes the tag of Flocktory's loader for a site, for the head of every page: the html alone.
 *
 * The site's id is digits; of the options, `nonce` and `lang` matter.
 */
FlocktoryPostcheckoutStatus flocktory_postcheckout_loader(const char *site_id,
                                                          size_t site_id_length,
                                                          const char *options,
                                                          size_t options_length,
                                                          FlocktoryPostcheckoutResult **result);

/**
 * Makes the container file that is imported into Google Tag Manager: its JSON.
 *
 * The options are those of a container.
 */
FlocktoryPostcheckoutStatus flocktory_postcheckout_gtm_container(const char *options,
                                                                 size_t options_length,
                                                                 FlocktoryPostcheckoutResult **result);

/**
 * Opens the index of the shop's feed, whose path is a text. Nothing but its header is read; of the options, `lang`
 * matters.
 *
 * `feed` is set always, to NULL if the status is not OK. Free it with flocktory_postcheckout_feed_free. The result
 * tells why the index cannot be used.
 *
 * The handle follows the file: when that is replaced, by renaming, the new one is used within a second; one that is of
 * no use leaves the earlier one in use, with a warning for each order. It serves any number of threads, and processes
 * that are forked later.
 */
FlocktoryPostcheckoutStatus flocktory_postcheckout_feed_open(const char *path,
                                                             size_t path_length,
                                                             const char *options,
                                                             size_t options_length,
                                                             FlocktoryPostcheckoutFeed **feed,
                                                             FlocktoryPostcheckoutResult **result);

/**
 * As flocktory_postcheckout_render, with the items compared with a feed; with NULL for the feed, just that. The option
 * `feed`, a path, does the same without a handle: the index is then opened for each call.
 */
FlocktoryPostcheckoutStatus flocktory_postcheckout_render_with_feed(const char *order,
                                                                    size_t order_length,
                                                                    const char *options,
                                                                    size_t options_length,
                                                                    const FlocktoryPostcheckoutFeed *feed,
                                                                    FlocktoryPostcheckoutResult **result);

/**
 * As flocktory_postcheckout_check, in the same way.
 */
FlocktoryPostcheckoutStatus flocktory_postcheckout_check_with_feed(const char *order,
                                                                   size_t order_length,
                                                                   const char *options,
                                                                   size_t options_length,
                                                                   const FlocktoryPostcheckoutFeed *feed,
                                                                   FlocktoryPostcheckoutResult **result);

/**
 * Frees a feed: not while a call uses it. NULL is none.
 */
void flocktory_postcheckout_feed_free(FlocktoryPostcheckoutFeed *feed);

/**
 * Gives the script that reads the snippets of the form `data`, to be served as a file of the shop's own: its body, and
 * its hash for `integrity` and for `script-src`.
 */
FlocktoryPostcheckoutStatus flocktory_postcheckout_static_file(FlocktoryPostcheckoutResult **result);

/**
 * Gives the hosts that Flocktory's own scripts need in a Content-Security-Policy: as JSON, lists of hosts by directive.
 */
FlocktoryPostcheckoutStatus flocktory_postcheckout_csp_sources(FlocktoryPostcheckoutResult **result);

/**
 * Gives every option's name with its default, as a JSON object: a host without truth values learns which take
 * them.
 */
FlocktoryPostcheckoutStatus flocktory_postcheckout_options(FlocktoryPostcheckoutResult **result);

/**
 * Gives the whole tag.
 */
FlocktoryPostcheckoutStatus flocktory_postcheckout_html(const FlocktoryPostcheckoutResult *result,
                                                        const char **text,
                                                        size_t *length);

/**
 * Gives what stands between the tags, for callers that add the tag themselves: bytes 0x20 to 0x7E and line feeds, no
 * `<`, `>` or `&`.
 */
FlocktoryPostcheckoutStatus flocktory_postcheckout_body(const FlocktoryPostcheckoutResult *result,
                                                        const char **text,
                                                        size_t *length);

/**
 * Gives the payload alone, as JSON: an object, or an array if a list of orders was given.
 */
FlocktoryPostcheckoutStatus flocktory_postcheckout_json(const FlocktoryPostcheckoutResult *result,
                                                        const char **text,
                                                        size_t *length);

/**
 * Gives `sha256-…` of exactly the body, for a `script-src` that allows inline scripts by hash.
 */
FlocktoryPostcheckoutStatus flocktory_postcheckout_csp_hash(const FlocktoryPostcheckoutResult *result,
                                                            const char **text,
                                                            size_t *length);

/**
 * Gives every problem found, in the order of the input: a JSON array, perhaps empty, of objects with the texts
 * `severity` (`error` or `warning`), `code` (stable), `path`, `message`, and `hint` where there is one.
 */
FlocktoryPostcheckoutStatus flocktory_postcheckout_problems(const FlocktoryPostcheckoutResult *result,
                                                            const char **text,
                                                            size_t *length);

/**
 * Frees a result, and its texts with it. NULL is none.
 */
void flocktory_postcheckout_free(FlocktoryPostcheckoutResult *result);

/**
 * The library's version, such as `1.2.3`: a text that is never freed.
 */
const char *flocktory_postcheckout_version(void);

/**
 * The library's `FLOCKTORY_POSTCHECKOUT_ABI_VERSION`, for callers that load it at run time.
 */
uint32_t flocktory_postcheckout_abi_version(void);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* FLOCKTORY_POSTCHECKOUT_H */
