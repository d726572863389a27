/* Objects of Perl that own something of the library: a result, or a feed. */
#ifndef HANDLE_H
#define HANDLE_H

#include "perl_host.h"

/*
 * Makes an object of a class that owns the result or the feed, which is freed once: with the last of the object and its copies in
 * other threads.
 */
SV *handle_of_result(pTHX_ FlocktoryPostcheckoutResult *result, const char *class);
SV *handle_of_feed(pTHX_ FlocktoryPostcheckoutFeed *feed, const char *class);

/* What an object owns, or NULL if the value is not such an object. */
FlocktoryPostcheckoutResult *handle_result(pTHX_ SV *value);
FlocktoryPostcheckoutFeed *handle_feed(pTHX_ SV *value);

#endif
