/* Writes the inputs of tests/cases with the functions for orders: a field where the object has it, otherwise a key. */
#ifndef WRITTEN_H
#define WRITTEN_H

#include "json.h"
#include <flocktory_postcheckout.h>
#include <errno.h>

typedef FlocktoryPostcheckoutWriter Writer;

/* The number of the field of this name, or that of none. */
static inline uint32_t field_of(uint32_t object, Text name) {
    const char *known;
    for (uint32_t field = 0; (known = flocktory_postcheckout_field_name(field)); field++)
        if (flocktory_postcheckout_object_fields(object) >> field & 1 && is_text(name, known))
            return field;
    return FLOCKTORY_POSTCHECKOUT_FIELD_NONE;
}

static inline void write_scalar(Writer *writer, uint32_t field, Text value) {
    if (*value.start == '"') {
        Text text = decode(value);
        flocktory_postcheckout_write_text(writer, field, text.start, text.length);
        free((void *)text.start);
    } else if (*value.start == 'n') {
        flocktory_postcheckout_write_text(writer, field, NULL, 0);
    } else if (*value.start == 't' || *value.start == 'f') {
        flocktory_postcheckout_write_bool(writer, field, *value.start == 't');
    } else {
        char *end;
        errno = 0;
        int64_t integer = strtoll(value.start, &end, 10);
        if (end == value.start + value.length && !errno)
            flocktory_postcheckout_write_integer(writer, field, integer);
        else
            flocktory_postcheckout_write_number(writer, field, value.start, value.length);
    }
}

static inline void write_pairs(Writer *writer, uint32_t object, Text map);

/* `object` is the one that is due here. */
static inline void write_value(Writer *writer, uint32_t object, uint32_t field, Text value) {
    if (*value.start == '{') {
        flocktory_postcheckout_write_map(writer, field);
        write_pairs(writer, object, value);
        flocktory_postcheckout_write_end(writer);
    } else if (*value.start == '[') {
        Text key, element;
        flocktory_postcheckout_write_list(writer, field);
        for (const char *at = value.start; next_value(&at, &key, &element);)
            write_value(writer, object, FLOCKTORY_POSTCHECKOUT_FIELD_NONE, element);
        flocktory_postcheckout_write_end(writer);
    } else {
        write_scalar(writer, field, value);
    }
}

static inline void write_pairs(Writer *writer, uint32_t object, Text map) {
    Text key, value;
    for (const char *at = map.start; next_value(&at, &key, &value);) {
        Text quoted = {key.start - 1, key.length + 2}, name = decode(quoted);
        uint32_t field = field_of(object, name);
        if (field == FLOCKTORY_POSTCHECKOUT_FIELD_NONE)
            flocktory_postcheckout_write_key(writer, name.start, name.length);
        free((void *)name.start);
        write_value(writer, flocktory_postcheckout_object_child(object, field), field, value);
    }
}

/* Writes an order or a list of them, or options. Of what is neither a map nor a list of maps, a writer makes nothing. */
static inline int write_input(Writer *writer, Text input) {
    Text key, order;
    int count = 0;
    if (*input.start == '{') {
        write_pairs(writer, FLOCKTORY_POSTCHECKOUT_OBJECT_POSTCHECKOUT, input);
        return 1;
    }
    if (*input.start != '[')
        return 0;
    for (const char *at = input.start; next_value(&at, &key, &order); count++) {
        if (*order.start != '{')
            return 0;
        if (count)
            flocktory_postcheckout_write_next_order(writer);
        write_pairs(writer, FLOCKTORY_POSTCHECKOUT_OBJECT_POSTCHECKOUT, order);
    }
    /* A list of one order is one of those that a writer does not make. */
    return count > 1;
}

#endif
