/* What an object of Perl is for an order. */
#ifndef OBJECT_H
#define OBJECT_H

#include "buffer.h"
#include "names.h"

typedef enum {
    /* The result of a query: its rows. */
    OBJECT_ROWS,
    /* It has methods with the names of fields. */
    OBJECT_ACCESSORS,
    /* A hash whose class has no such methods. */
    OBJECT_HASH,
    /* A blessed array. */
    OBJECT_LIST,
    OBJECT_BIG_NUMBER,
    /* Its overloads make it a text, a number, an array or a hash. */
    OBJECT_TEXT,
    OBJECT_NUMBER,
    OBJECT_AS_LIST,
    OBJECT_AS_MAP,
    /* It has TO_JSON. */
    OBJECT_JSON,
    OBJECT_CODE,
    OBJECT_OTHER
} ObjectKind;

ObjectKind object_kind(pTHX_ SV *reference, uint32_t due);

/* Whether it is a truth value of one of the modules that have them. */
bool object_is_boolean(pTHX_ SV *reference, bool *flag);

/* The object's method, which a caller does not own, or NULL. */
SV *object_method(pTHX_ SV *reference, const char *name, STRLEN length);

/* The number of the field that is the primary key of the row of a database, or NO_FIELD. */
U8 object_key_of_row(pTHX_ Interpreter *interpreter, SV *reference, const Object *object);

/* Writes the name of its class: after a length, or as a value without a meaning. */
void object_put_class(pTHX_ Buffer *buffer, SV *reference);
void object_put_other(pTHX_ Buffer *buffer, SV *reference);

#endif
