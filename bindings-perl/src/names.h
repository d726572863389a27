/* The names of the library: fields and objects of an order, options that are flags. All of them come from the library. */
#ifndef NAMES_H
#define NAMES_H

#include "perl_host.h"

/* Numbers of fields are below this: they are bits of a mask. */
#define MAX_FIELDS 32
#define MAX_OBJECTS 4
/* In place of an object: none is due. */
#define NO_OBJECT 0xFFFFFFFFU

/* What one interpreter of Perl keeps: its strings belong to it. */
typedef struct {
    /* The fields' names, as the table of shared keys of this interpreter has them: a hash's key is compared by address. */
    SV *fields[MAX_FIELDS];
    /* Buffers of earlier calls, for the order and for the options; NULL while a call uses them. */
    SV *spare[2];
} Interpreter;

typedef struct {
    /* The fields of the object, in the order of their numbers. */
    U8 fields[MAX_FIELDS];
    unsigned count;
    /* The object that is due in a field, by the field's number. */
    uint32_t children[MAX_FIELDS];
} Object;

/* Once, when the module is loaded. */
void names_boot(pTHX);
/* In a new thread, whose interpreter is a copy. */
void names_clone(pTHX);
Interpreter *names_interpreter(pTHX);

/* An object by its number, which is below MAX_OBJECTS. */
const Object *names_object(uint32_t object);
const char *names_field(unsigned field, STRLEN *length);

/* The number of an object's field of this name, or -1. */
int names_find(pTHX_ Interpreter *interpreter, const Object *object, const char *name, STRLEN length);

/* Whether an option takes a truth value, for which Perl also has 1, 0 and ''. */
bool names_is_flag(const char *name, STRLEN length);

#endif
