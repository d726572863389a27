#include "source.h"

#include "edge.h"
#include "hash.h"
#include "object.h"
#include "value.h"

/* The library's own limit is 64, of which it says where; this one only protects the C stack. */
#define MAX_DEPTH 80

static void list(pTHX_ Packer *packer, SV *reference, uint32_t due, int depth)
{
    Buffer *buffer = &packer->buffer;
    AV *array = (AV *)SvRV(reference);
    SV *error = NULL, *elements = NULL;
    SSize_t index;
    STRLEN start;
    if (SvRMAGICAL(array)) {
        elements = edge_guarded(aTHX_ "elements", reference, NULL, &error);
        if (!elements) {
            value_failure(aTHX_ buffer, TAG_UNREADABLE, error);
            return;
        }
        array = (AV *)SvRV(elements);
    }
    start = buffer_begin(aTHX_ buffer, TAG_LIST);
    /* The array and its elements may be changed by the code of an element. */
    SvREFCNT_inc_simple_void_NN(array);
    for (index = 0; index <= AvFILLp(array) && index < MAX_ENTRIES && !buffer->is_full; index++) {
        SV *element = AvARRAY(array)[index];
        if (!element) {
            buffer_byte(aTHX_ buffer, TAG_NOTHING);
            continue;
        }
        SvREFCNT_inc_simple_void_NN(element);
        source_value(aTHX_ packer, element, due, depth + 1);
        SvREFCNT_dec_NN(element);
    }
    SvREFCNT_dec_NN(array);
    SvREFCNT_dec(elements);
    buffer_end(buffer, start);
}

/* A key, unless there is no more room. */
static bool write_key(pTHX_ Packer *packer, SV *key)
{
    if (!buffer_takes(&packer->buffer, SvCUR(key)))
        return FALSE;
    value_text(aTHX_ &packer->buffer, key);
    return TRUE;
}

/* A pair of a map in which an object is due. */
static bool write_pair_of_object(pTHX_ Packer *packer, SV *key, SV *value, uint32_t due, int depth)
{
    const Object *object = names_object(due);
    int field = names_find(aTHX_ packer->interpreter, object, SvPVX_const(key), SvCUR(key));
    if (field >= 0) {
        buffer_byte(aTHX_ &packer->buffer, PACKED_FIELD + field);
        source_value(aTHX_ packer, value, object->children[field], depth + 1);
        return TRUE;
    }
    if (!write_key(aTHX_ packer, key))
        return FALSE;
    /* A list may come as a map of its indices; the value of a key that is not known is never looked at. */
    if (key_is_index(key))
        source_value(aTHX_ packer, value, due, depth + 1);
    else
        buffer_byte(aTHX_ &packer->buffer, TAG_NOTHING);
    return TRUE;
}

typedef struct {
    uint32_t due;
    int depth;
} Place;

static bool write_pair(pTHX_ Packer *packer, SV *key, SV *value, void *data)
{
    const Place *place = data;
    if (place->due != NO_OBJECT)
        return write_pair_of_object(aTHX_ packer, key, value, place->due, place->depth);
    if (!write_key(aTHX_ packer, key))
        return FALSE;
    source_value(aTHX_ packer, value, NO_OBJECT, place->depth + 1);
    return TRUE;
}

/* The pairs of a tied hash: in its own order. */
static SV *tied_pairs(pTHX_ Packer *packer, SV *reference, SourceVisit visit, void *data)
{
    SV *error = NULL, *flat = edge_guarded(aTHX_ "pairs", reference, NULL, &error);
    AV *pairs;
    SSize_t index;
    if (!flat)
        return error;
    pairs = (AV *)SvRV(flat);
    for (index = 0; index + 1 <= AvFILLp(pairs) && !packer->buffer.is_full; index += 2) {
        if (!visit(aTHX_ packer, AvARRAY(pairs)[index], AvARRAY(pairs)[index + 1], data))
            break;
    }
    SvREFCNT_dec_NN(flat);
    return NULL;
}

static void visit_sorted(pTHX_ Packer *packer, Entries *others, SourceVisit visit, void *data)
{
    unsigned index;
    entries_sort(others);
    for (index = 0; index < others->count && !packer->buffer.is_full; index++) {
        if (!visit(aTHX_ packer, others->entries[index].key, others->entries[index].value, data))
            break;
    }
}

SV *source_pairs(pTHX_ Packer *packer, SV *reference, SourceVisit visit, void *data)
{
    HV *hash = (HV *)SvRV(reference);
    Entries entries;
    HE **bucket, **end, *entry;
    if (SvRMAGICAL(hash))
        return tied_pairs(aTHX_ packer, reference, visit, data);
    if (!HvARRAY(hash))
        return NULL;
    entries_open(&entries);
    for (bucket = HvARRAY(hash), end = bucket + HvMAX(hash) + 1; bucket < end; bucket++) {
        for (entry = *bucket; entry; entry = HeNEXT(entry)) {
            if (HeVAL(entry) != &PL_sv_placeholder && entries.count < MAX_ENTRIES)
                entries_add(aTHX_ &entries, newSVhek(HeKEY_hek(entry)), HeVAL(entry));
        }
    }
    visit_sorted(aTHX_ packer, &entries, visit, data);
    entries_close(aTHX_ &entries);
    return NULL;
}

/* A map in which an object is due: its fields in the library's order, then the other keys. */
static void map_of_object(pTHX_ Packer *packer, HV *hash, uint32_t due, int depth)
{
    const Object *object = names_object(due);
    Place place = {due, depth};
    SV *values[MAX_FIELDS];
    Entries others;
    HE **bucket, **end, *entry;
    uint32_t found = 0;
    unsigned index;
    if (!HvARRAY(hash))
        return;
    entries_open(&others);
    for (bucket = HvARRAY(hash), end = bucket + HvMAX(hash) + 1; bucket < end; bucket++) {
        for (entry = *bucket; entry; entry = HeNEXT(entry)) {
            int field;
            if (HeVAL(entry) == &PL_sv_placeholder)
                continue;
            field = names_find(aTHX_ packer->interpreter, object, HeKEY(entry), HeKLEN(entry));
            if (field >= 0) {
                found |= (uint32_t)1 << field;
                values[field] = SvREFCNT_inc_simple_NN(HeVAL(entry));
            } else if (others.count < MAX_ENTRIES) {
                entries_add(aTHX_ &others, newSVhek(HeKEY_hek(entry)), HeVAL(entry));
            }
        }
    }
    for (index = 0; index < object->count; index++) {
        unsigned field = object->fields[index];
        if (!(found >> field & 1))
            continue;
        if (!packer->buffer.is_full) {
            buffer_byte(aTHX_ &packer->buffer, PACKED_FIELD + field);
            source_value(aTHX_ packer, values[field], object->children[field], depth + 1);
        }
        SvREFCNT_dec_NN(values[field]);
    }
    if (others.count) {
        visit_sorted(aTHX_ packer, &others, write_pair, &place);
        entries_close(aTHX_ &others);
    }
}

static void map(pTHX_ Packer *packer, SV *reference, uint32_t due, int depth)
{
    Buffer *buffer = &packer->buffer;
    HV *hash = (HV *)SvRV(reference);
    Place place = {due, depth};
    STRLEN start = buffer_begin(aTHX_ buffer, TAG_MAP);
    SvREFCNT_inc_simple_void_NN(hash);
    if (due != NO_OBJECT && !SvRMAGICAL(hash)) {
        map_of_object(aTHX_ packer, hash, due, depth);
    } else {
        SV *error = source_pairs(aTHX_ packer, reference, write_pair, &place);
        if (error)
            value_failure(aTHX_ buffer, TAG_FAULT, error);
    }
    SvREFCNT_dec_NN(hash);
    buffer_end(buffer, start);
}

/* Writes the results of an object's methods with the names of these fields. */
static void accessors(pTHX_ Packer *packer, SV *reference, uint32_t due, int depth)
{
    Buffer *buffer = &packer->buffer;
    const Object *object = names_object(due);
    STRLEN start = buffer_begin(aTHX_ buffer, TAG_OBJECT), row;
    unsigned index;
    buffer_byte(aTHX_ buffer, NO_FIELD);
    row = buffer_length(buffer) - 1;
    object_put_class(aTHX_ buffer, reference);
    for (index = 0; index < object->count && !buffer->is_full; index++) {
        unsigned field = object->fields[index];
        STRLEN length;
        const char *name = names_field(field, &length);
        SV *error = NULL, *method = object_method(aTHX_ reference, name, length), *value;
        if (!method)
            continue;
        value = edge_call(aTHX_ method, reference, NULL, &error);
        buffer_byte(aTHX_ buffer, PACKED_FIELD + field);
        if (value) {
            source_value(aTHX_ packer, value, object->children[field], depth + 1);
            SvREFCNT_dec_NN(value);
        } else {
            value_failure(aTHX_ buffer, TAG_UNREADABLE, error);
        }
    }
    buffer_start(buffer)[row] = (char)object_key_of_row(aTHX_ packer->interpreter, reference, object);
    buffer_end(buffer, start);
}

/* Writes the fields of an object that is a hash and has no methods for them. */
static void attributes(pTHX_ Packer *packer, SV *reference, uint32_t due, int depth)
{
    Buffer *buffer = &packer->buffer;
    const Object *object = names_object(due);
    STRLEN start = buffer_begin(aTHX_ buffer, TAG_OBJECT);
    HV *hash = (HV *)SvREFCNT_inc_simple_NN(SvRV(reference));
    unsigned index;
    buffer_byte(aTHX_ buffer, NO_FIELD);
    object_put_class(aTHX_ buffer, reference);
    for (index = 0; index < object->count && !buffer->is_full; index++) {
        unsigned field = object->fields[index];
        HE *entry = hv_fetch_ent(hash, packer->interpreter->fields[field], 0, 0);
        SV *value;
        if (!entry)
            continue;
        value = SvREFCNT_inc_simple_NN(HeVAL(entry));
        buffer_byte(aTHX_ buffer, PACKED_FIELD + field);
        source_value(aTHX_ packer, value, object->children[field], depth + 1);
        SvREFCNT_dec_NN(value);
    }
    SvREFCNT_dec_NN(hash);
    buffer_end(buffer, start);
}

/* Writes what a sub of Guarded makes of an object. */
static void converted(pTHX_ Packer *packer, const char *guarded, SV *reference, uint32_t due, int depth)
{
    SV *error = NULL, *value = edge_guarded(aTHX_ guarded, reference, NULL, &error);
    if (!value) {
        value_failure(aTHX_ &packer->buffer, TAG_UNREADABLE, error);
    } else if (SvROK(value)) {
        source_value(aTHX_ packer, value, due, depth + 1);
    } else {
        value_scalar(aTHX_ &packer->buffer, value);
    }
    SvREFCNT_dec(value);
}

/* Writes a number of Math::BigInt or Math::BigFloat: in scientific form, because a large exponent would fill the memory. */
static void big_number(pTHX_ Packer *packer, SV *reference)
{
    Buffer *buffer = &packer->buffer;
    SV *error = NULL, *number = edge_guarded(aTHX_ "scientific", reference, NULL, &error);
    if (!number) {
        value_failure(aTHX_ buffer, TAG_UNREADABLE, error);
        return;
    }
    if (SvPOK(number) && buffer_takes(buffer, SvCUR(number)))
        buffer_text(aTHX_ buffer, TAG_NUMBER, SvPVX_const(number), SvCUR(number));
    else
        /* Infinity, or not a number. */
        value_scalar(aTHX_ buffer, number);
    SvREFCNT_dec_NN(number);
}

static void blessed(pTHX_ Packer *packer, SV *reference, uint32_t due, int depth)
{
    Buffer *buffer = &packer->buffer;
    bool flag;
    if (object_is_boolean(aTHX_ reference, &flag)) {
        buffer_byte(aTHX_ buffer, flag ? TAG_TRUE : TAG_FALSE);
        return;
    }
    switch (object_kind(aTHX_ reference, due)) {
    case OBJECT_ROWS:
        converted(aTHX_ packer, "rows", reference, due, depth);
        return;
    case OBJECT_ACCESSORS:
        accessors(aTHX_ packer, reference, due, depth);
        return;
    case OBJECT_HASH:
        attributes(aTHX_ packer, reference, due, depth);
        return;
    case OBJECT_LIST:
        list(aTHX_ packer, reference, due, depth);
        return;
    case OBJECT_BIG_NUMBER:
        big_number(aTHX_ packer, reference);
        return;
    case OBJECT_TEXT:
        converted(aTHX_ packer, "text", reference, due, depth);
        return;
    case OBJECT_NUMBER:
        converted(aTHX_ packer, "number", reference, due, depth);
        return;
    case OBJECT_AS_LIST:
        converted(aTHX_ packer, "elements", reference, due, depth);
        return;
    case OBJECT_AS_MAP:
        converted(aTHX_ packer, "hash", reference, due, depth);
        return;
    case OBJECT_JSON:
        converted(aTHX_ packer, "json", reference, due, depth);
        return;
    case OBJECT_CODE:
        buffer_failure(aTHX_ buffer, TAG_UNREADABLE, REASON_METHOD, "", 0);
        return;
    case OBJECT_OTHER:
        object_put_other(aTHX_ buffer, reference);
        return;
    }
}

/* Writes a reference to a scalar: \1 and \0 are truth values, as modules for JSON have them. */
static void reference_to_scalar(pTHX_ Packer *packer, SV *reference)
{
    SV *scalar = SvRV(reference);
    if (!SvROK(scalar) && !SvGMAGICAL(scalar) && !isGV_with_GP(scalar)
        && !(SvPOK(scalar) && SvCUR(scalar) == 0) && value_flag(aTHX_ &packer->buffer, scalar))
        return;
    value_other(aTHX_ &packer->buffer, sv_reftype(scalar, 0));
}

static void reference(pTHX_ Packer *packer, SV *reference, uint32_t due, int depth)
{
    SV *target = SvRV(reference);
    if (depth > MAX_DEPTH) {
        buffer_failure(aTHX_ &packer->buffer, TAG_UNREADABLE, REASON_TOO_DEEP, "", 0);
    } else if (SvOBJECT(target)) {
        blessed(aTHX_ packer, reference, due, depth);
    } else {
        switch (SvTYPE(target)) {
        case SVt_PVAV:
            list(aTHX_ packer, reference, due, depth);
            return;
        case SVt_PVHV:
            map(aTHX_ packer, reference, due, depth);
            return;
        case SVt_PVCV:
            buffer_failure(aTHX_ &packer->buffer, TAG_UNREADABLE, REASON_METHOD, "", 0);
            return;
        default:
            reference_to_scalar(aTHX_ packer, reference);
        }
    }
}

void source_value(pTHX_ Packer *packer, SV *value, uint32_t due, int depth)
{
    SV *copy = NULL, *held;
    if (SvGMAGICAL(value)) {
        SV *error = NULL;
        value = copy = edge_guarded(aTHX_ "copy", value, NULL, &error);
        if (!value) {
            value_failure(aTHX_ &packer->buffer, TAG_UNREADABLE, error);
            return;
        }
    }
    if (!SvROK(value)) {
        value_scalar(aTHX_ &packer->buffer, value);
    } else if (!buffer_takes(&packer->buffer, 0)) {
        buffer_byte(aTHX_ &packer->buffer, TAG_NOTHING);
    } else {
        /* A separate reference: the shop's code may change the value while it is read. */
        held = newRV_inc(SvRV(value));
        reference(aTHX_ packer, held, due, depth);
        SvREFCNT_dec_NN(held);
    }
    SvREFCNT_dec(copy);
}
