/* Perl's data as an order in the packed form. */
#ifndef SOURCE_H
#define SOURCE_H

#include "buffer.h"
#include "names.h"

typedef struct {
    Buffer buffer;
    Interpreter *interpreter;
} Packer;

/*
 * Writes a value. `due` is the object that is due there, or NO_OBJECT: an object of Perl is asked for the fields of that
 * object only. `depth` is the number of lists and maps around the value.
 */
void source_value(pTHX_ Packer *packer, SV *value, uint32_t due, int depth);

/* A walk over the pairs of a hash: each key and value, which stay alive during the call. Returns FALSE to end it. */
typedef bool (*SourceVisit)(pTHX_ Packer *packer, SV *key, SV *value, void *data);

/* Walks a hash: sorted by its keys, or, if it is tied, in its own order. Returns an error that the caller owns, or NULL. */
SV *source_pairs(pTHX_ Packer *packer, SV *reference, SourceVisit visit, void *data);

#endif
