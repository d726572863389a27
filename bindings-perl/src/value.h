/* Perl's scalars as values of an order. */
#ifndef VALUE_H
#define VALUE_H

#include "buffer.h"

/* Writes a text, by its meaning. */
void value_text(pTHX_ Buffer *buffer, SV *scalar);

/* Writes a scalar that is neither a reference nor has magic that must be called. */
void value_scalar(pTHX_ Buffer *buffer, SV *scalar);

/* A value that has no meaning, with the name of its type. */
void value_other(pTHX_ Buffer *buffer, const char *type);

/* Writes 1, 0 and '' as truth values; returns FALSE for all other scalars. */
bool value_flag(pTHX_ Buffer *buffer, SV *scalar);

/* A value that cannot be read because the shop's own code failed; takes the text. */
void value_failure(pTHX_ Buffer *buffer, U8 tag, SV *error);

#endif
