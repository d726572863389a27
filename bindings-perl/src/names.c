#include "names.h"

/* Options that are flags, at most. */
#define MAX_FLAGS 16

#define MY_CXT_KEY "Flocktory::Postcheckout::_interpreter"
typedef Interpreter my_cxt_t;
START_MY_CXT

/* The same for all interpreters of a process, and constant. */
static struct {
    Object objects[MAX_OBJECTS];
    const char *fields[MAX_FIELDS];
    STRLEN lengths[MAX_FIELDS];
    unsigned field_count;
    /* Options and their defaults, as JSON. */
    char options[4096];
    /* Of them, the names of those that are true or false. */
    const char *flags[MAX_FLAGS];
    STRLEN flag_lengths[MAX_FLAGS];
    unsigned flag_count;
} library;

static void find_flags(void)
{
    const char *end, *start = library.options;
    library.flag_count = 0;
    while (library.flag_count < MAX_FLAGS && (start = strchr(start, '"')) && (end = strchr(++start, '"'))) {
        if (!strncmp(end, "\":true", 6) || !strncmp(end, "\":false", 7)) {
            library.flags[library.flag_count] = start;
            library.flag_lengths[library.flag_count++] = (STRLEN)(end - start);
        }
        start = end + 1;
    }
}

static void fill(Interpreter *interpreter, pTHX)
{
    unsigned field;
    Zero(interpreter, 1, Interpreter);
    for (field = 0; field < library.field_count; field++)
        interpreter->fields[field] = newSVpvn_share(library.fields[field], (I32)library.lengths[field], 0);
}

void names_boot(pTHX)
{
    uint32_t object;
    unsigned field;
    FlocktoryPostcheckoutResult *result;
    const char *text;
    size_t length;
    MY_CXT_INIT;

    for (field = 0; field < MAX_FIELDS && (text = flocktory_postcheckout_field_name(field)); field++) {
        library.fields[field] = text;
        library.lengths[field] = strlen(text);
    }
    library.field_count = field;
    for (object = 0; object < MAX_OBJECTS; object++) {
        Object *its = &library.objects[object];
        uint32_t mask = flocktory_postcheckout_object_fields(object);
        its->count = 0;
        for (field = 0; field < library.field_count; field++) {
            its->children[field] = NO_OBJECT;
            if (mask >> field & 1) {
                uint32_t child = (uint32_t)flocktory_postcheckout_object_child(object, field);
                its->children[field] = child < MAX_OBJECTS ? child : NO_OBJECT;
                its->fields[its->count++] = (U8)field;
            }
        }
    }
    flocktory_postcheckout_options(&result);
    if (flocktory_postcheckout_json(result, &text, &length) == FLOCKTORY_POSTCHECKOUT_STATUS_OK
        && length < sizeof library.options)
        Copy(text, library.options, length + 1, char);
    flocktory_postcheckout_free(result);
    find_flags();
    fill(&MY_CXT, aTHX);
}

void names_clone(pTHX)
{
    MY_CXT_CLONE;
    fill(&MY_CXT, aTHX);
}

Interpreter *names_interpreter(pTHX)
{
    dMY_CXT;
    return &MY_CXT;
}

const Object *names_object(uint32_t object)
{
    return &library.objects[object];
}

const char *names_field(unsigned field, STRLEN *length)
{
    *length = library.lengths[field];
    return library.fields[field];
}

int names_find(pTHX_ Interpreter *interpreter, const Object *object, const char *name, STRLEN length)
{
    unsigned index;
    for (index = 0; index < object->count; index++) {
        if (SvPVX_const(interpreter->fields[object->fields[index]]) == name)
            return object->fields[index];
    }
    /* A tied hash, or one without shared keys. */
    for (index = 0; index < object->count; index++) {
        unsigned field = object->fields[index];
        if (library.lengths[field] == length && memEQ(library.fields[field], name, length))
            return (int)field;
    }
    PERL_UNUSED_CONTEXT;
    return -1;
}

bool names_is_flag(const char *name, STRLEN length)
{
    unsigned index;
    for (index = 0; index < library.flag_count; index++) {
        if (library.flag_lengths[index] == length && memEQ(library.flags[index], name, length))
            return TRUE;
    }
    return FALSE;
}
