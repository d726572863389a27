/* The arguments and options of a call. */
#ifndef ARGUMENTS_H
#define ARGUMENTS_H

#include "source.h"

/* A call of the library: what is passed to it, as bytes that live until the end of the call. */
typedef struct {
    const char *order;
    STRLEN order_length;
    const char *options;
    STRLEN options_length;
    /* The feed of the option `feed`, or NULL. */
    FlocktoryPostcheckoutFeed *feed;
} Arguments;

/*
 * Dies, as croak does, unless the options, the arguments after the first `skipped` ones, are a list of pairs or one reference to a
 * hash. `ax` and `items` are those of the XSUB.
 */
void arguments_check(pTHX_ I32 ax, I32 items, I32 skipped);

/* Packs the options of a call, as arguments_check has checked them. */
void arguments_options(pTHX_ Arguments *arguments, I32 ax, I32 items, I32 skipped);

/* Packs an order. */
void arguments_order(pTHX_ Arguments *arguments, SV *order);

/* A text that is not packed: bytes, or characters as UTF-8. */
const char *arguments_text(pTHX_ SV *value, STRLEN *length);

/* JSON text, in bytes; dies if it is not bytes. */
const char *arguments_json(pTHX_ SV *value, STRLEN *length);

#endif
