/* Walking a hash while the shop's own code may change it. */
#ifndef HASH_H
#define HASH_H

#include "perl_host.h"

/* More pairs or elements are not walked: the library reports its own limit, which is one less. */
#define MAX_ENTRIES 10002

typedef struct {
    SV *key;
    SV *value;
} Entry;

#define FEW_ENTRIES 16

/* Pairs that are kept alive. */
typedef struct {
    Entry *entries;
    unsigned count;
    unsigned room;
    Entry few[FEW_ENTRIES];
} Entries;

void entries_open(Entries *entries);
/* Takes the key; keeps the value alive. */
void entries_add(pTHX_ Entries *entries, SV *key, SV *value);
/* Sorts by the bytes of the keys; whole numbers by their value. */
void entries_sort(Entries *entries);
void entries_close(pTHX_ Entries *entries);

/* Whether a key is a whole number, as that of an element. */
bool key_is_index(SV *key);

#endif
