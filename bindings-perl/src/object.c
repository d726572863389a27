#include "object.h"

#include "edge.h"

#define STASH(reference) SvSTASH(SvRV(reference))

/* The method of a class, with the methods that it inherits. */
static CV *find(pTHX_ HV *stash, const char *name, STRLEN length)
{
    GV *glob = gv_fetchmeth_pvn(stash, name, length, 0, 0);
    return glob && isGV(glob) ? GvCV(glob) : NULL;
}

/* An overload, by its name as overload.pm stores it: `(""`. */
static bool overloads(pTHX_ HV *stash, const char *name)
{
    return find(aTHX_ stash, name, strlen(name)) != NULL;
}

SV *object_method(pTHX_ SV *reference, const char *name, STRLEN length)
{
    HV *stash = STASH(reference);
    CV *method = find(aTHX_ stash, name, length), *can;
    SV *error = NULL, *found;
    if (method)
        return (SV *)method;
    /* A class that makes its methods at their first call says so in its `can`. */
    can = find(aTHX_ stash, "can", 3);
    if (!can || can == get_cv("UNIVERSAL::can", 0))
        return NULL;
    found = edge_call(aTHX_ (SV *)can, reference, sv_2mortal(newSVpvn(name, length)), &error);
    if (!found) {
        SvREFCNT_dec(error);
        return NULL;
    }
    sv_2mortal(found);
    return SvROK(found) && SvTYPE(SvRV(found)) == SVt_PVCV ? found : NULL;
}

static bool has_accessor(pTHX_ SV *reference, uint32_t due)
{
    const Object *object = names_object(due);
    unsigned index;
    for (index = 0; index < object->count; index++) {
        STRLEN length;
        const char *name = names_field(object->fields[index], &length);
        if (object_method(aTHX_ reference, name, length))
            return TRUE;
    }
    return FALSE;
}

ObjectKind object_kind(pTHX_ SV *reference, uint32_t due)
{
    HV *stash = STASH(reference);
    SV *target = SvRV(reference);
    bool has_overloads = HvAMAGIC(stash) != 0;
    bool is_text = has_overloads && overloads(aTHX_ stash, "(\"\"");
    bool is_number = has_overloads && overloads(aTHX_ stash, "(0+");
    bool is_list = has_overloads && overloads(aTHX_ stash, "(@{}");
    bool is_map = has_overloads && overloads(aTHX_ stash, "(%{}");
    if (due != NO_OBJECT) {
        if (find(aTHX_ stash, "all", 3) && find(aTHX_ stash, "next", 4))
            return OBJECT_ROWS;
        if (has_accessor(aTHX_ reference, due))
            return OBJECT_ACCESSORS;
        if (is_list)
            return OBJECT_AS_LIST;
        if (is_map)
            return OBJECT_AS_MAP;
        if (find(aTHX_ stash, "TO_JSON", 7))
            return OBJECT_JSON;
        if (SvTYPE(target) == SVt_PVHV && !SvRMAGICAL(target) && !is_text && !is_number)
            return OBJECT_HASH;
    }
    if (is_text || is_number) {
        if ((sv_derived_from(reference, "Math::BigInt") || sv_derived_from(reference, "Math::BigFloat"))
            && !sv_derived_from(reference, "Math::BigRat"))
            return OBJECT_BIG_NUMBER;
        return is_text ? OBJECT_TEXT : OBJECT_NUMBER;
    }
    if (SvTYPE(target) == SVt_PVAV)
        return OBJECT_LIST;
    if (is_list)
        return OBJECT_AS_LIST;
    if (is_map)
        return OBJECT_AS_MAP;
    if (find(aTHX_ stash, "TO_JSON", 7))
        return OBJECT_JSON;
    return SvTYPE(target) == SVt_PVCV ? OBJECT_CODE : OBJECT_OTHER;
}

bool object_is_boolean(pTHX_ SV *reference, bool *flag)
{
    static const char *const classes[] = {
        "JSON::PP::Boolean", "boolean", "JSON::XS::Boolean", "Cpanel::JSON::XS::Boolean", "Mojo::JSON::_Bool",
        "JSON::Tiny::_Bool"
    };
    SV *target = SvRV(reference);
    const char *class;
    unsigned index;
    if (SvTYPE(target) >= SVt_PVAV || SvROK(target) || !SvOK(target) || SvGMAGICAL(target))
        return FALSE;
    class = HvNAME(SvSTASH(target));
    for (index = 0; class && index < C_ARRAY_LENGTH(classes); index++) {
        if (strEQ(class, classes[index])) {
            *flag = SvTRUE_nomg(target);
            return TRUE;
        }
    }
    return FALSE;
}

U8 object_key_of_row(pTHX_ Interpreter *interpreter, SV *reference, const Object *object)
{
    SV *error = NULL, *key;
    int field = -1;
    if (!find(aTHX_ STASH(reference), "result_source", 13))
        return NO_FIELD;
    key = edge_guarded(aTHX_ "key_of_row", reference, NULL, &error);
    if (!key) {
        /* The fields were read: what is known of the row only adds a problem. */
        SvREFCNT_dec(error);
        return NO_FIELD;
    }
    if (SvPOK(key))
        field = names_find(aTHX_ interpreter, object, SvPVX_const(key), SvCUR(key));
    SvREFCNT_dec_NN(key);
    return field < 0 ? NO_FIELD : (U8)field;
}

void object_put_class(pTHX_ Buffer *buffer, SV *reference)
{
    const char *class = HvNAME(STASH(reference));
    STRLEN length = class ? strlen(class) : 0;
    buffer_room(aTHX_ buffer, length + 4);
    put_length(buffer->at, (uint32_t)length);
    Copy(class, buffer->at + 4, length, char);
    buffer->at += length + 4;
}

void object_put_other(pTHX_ Buffer *buffer, SV *reference)
{
    const char *class = HvNAME(STASH(reference));
    buffer_text(aTHX_ buffer, TAG_OTHER, class ? class : "__ANON__", class ? strlen(class) : 8);
}
