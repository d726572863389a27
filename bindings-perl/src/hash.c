#include "hash.h"

void entries_open(Entries *entries)
{
    entries->entries = entries->few;
    entries->count = 0;
    entries->room = FEW_ENTRIES;
}

void entries_add(pTHX_ Entries *entries, SV *key, SV *value)
{
    Entry *entry;
    if (entries->count == entries->room) {
        Entry *more;
        Newx(more, entries->room * 2, Entry);
        Copy(entries->entries, more, entries->count, Entry);
        if (entries->entries != entries->few)
            Safefree(entries->entries);
        entries->entries = more;
        entries->room *= 2;
    }
    entry = &entries->entries[entries->count++];
    entry->key = key;
    entry->value = SvREFCNT_inc_simple_NN(value);
    PERL_UNUSED_CONTEXT;
}

bool key_is_index(SV *key)
{
    const char *text = SvPVX_const(key);
    STRLEN at, length = SvCUR(key);
    if (length == 0 || length > 19)
        return FALSE;
    for (at = 0; at < length; at++) {
        if (!isDIGIT_A(text[at]))
            return FALSE;
    }
    return TRUE;
}

static int compare(const void *one, const void *other)
{
    SV *left = ((const Entry *)one)->key, *right = ((const Entry *)other)->key;
    STRLEN short_length = SvCUR(left) < SvCUR(right) ? SvCUR(left) : SvCUR(right);
    int order;
    if (SvCUR(left) != SvCUR(right) && key_is_index(left) && key_is_index(right))
        return SvCUR(left) < SvCUR(right) ? -1 : 1;
    order = memcmp(SvPVX_const(left), SvPVX_const(right), short_length);
    return order ? order : SvCUR(left) < SvCUR(right) ? -1 : SvCUR(left) > SvCUR(right);
}

void entries_sort(Entries *entries)
{
    if (entries->count > 1)
        qsort(entries->entries, entries->count, sizeof(Entry), compare);
}

void entries_close(pTHX_ Entries *entries)
{
    unsigned index;
    for (index = 0; index < entries->count; index++) {
        SvREFCNT_dec_NN(entries->entries[index].key);
        SvREFCNT_dec_NN(entries->entries[index].value);
    }
    if (entries->entries != entries->few)
        Safefree(entries->entries);
}
