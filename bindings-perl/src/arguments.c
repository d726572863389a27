#include "arguments.h"

#include "edge.h"
#include "handle.h"
#include "value.h"

/* The buffers that an interpreter keeps are at most this large. */
#define MAX_SPARE (1024 * 1024)

static void refuse(pTHX_ const char *message)
{
    dSP;
    PUSHMARK(SP);
    XPUSHs(sv_2mortal(newSVpv(message, 0)));
    PUTBACK;
    call_pv("Flocktory::Postcheckout::_croak", G_VOID);
}

/* Takes the spare buffer, so that a call inside this one has its own. It is freed with the statement, whatever happens. */
static void open_packer(pTHX_ Packer *packer, int which)
{
    Interpreter *interpreter = names_interpreter(aTHX);
    SV *bytes = interpreter->spare[which];
    interpreter->spare[which] = NULL;
    if (!bytes)
        bytes = newSV_type(SVt_PV);
    packer->interpreter = interpreter;
    buffer_open(aTHX_ &packer->buffer, sv_2mortal(bytes));
    buffer_byte(aTHX_ &packer->buffer, PACKED_VERSION);
}

/* The bytes stay until the statement ends, or until the next call. */
static const char *close_packer(pTHX_ Packer *packer, int which, STRLEN *length)
{
    SV *bytes = packer->buffer.bytes;
    *length = buffer_length(&packer->buffer);
    if (!packer->interpreter->spare[which] && SvLEN(bytes) <= MAX_SPARE)
        packer->interpreter->spare[which] = SvREFCNT_inc_simple_NN(bytes);
    return SvPVX_const(bytes);
}

static bool is_hash(SV *value)
{
    return SvROK(value) && SvTYPE(SvRV(value)) == SVt_PVHV;
}

void arguments_check(pTHX_ I32 ax, I32 items, I32 skipped)
{
    I32 count = items - skipped;
    if (count < 0)
        refuse(aTHX_ "too few arguments");
    if (count == 1) {
        SV *options = ST(skipped);
        SvGETMAGIC(options);
        if (SvOK(options) && !is_hash(options))
            refuse(aTHX_ "options are pairs of names and values, or a reference to a hash");
    } else if (count > 0 && count % 2) {
        refuse(aTHX_ "odd number of options");
    }
}

static bool option(pTHX_ Packer *packer, SV *name, SV *value, void *data)
{
    Arguments *arguments = data;
    STRLEN length;
    const char *text = SvPV_const(name, length);
    FlocktoryPostcheckoutFeed *feed = length == 4 && memEQ(text, "feed", 4) ? handle_feed(aTHX_ value) : NULL;
    if (feed) {
        /* Until the end of the call, whatever happens to the shop's variable. */
        sv_2mortal(SvREFCNT_inc_simple_NN(SvRV(value)));
        arguments->feed = feed;
        return TRUE;
    }
    if (!buffer_takes(&packer->buffer, length))
        return FALSE;
    value_text(aTHX_ &packer->buffer, name);
    if (!names_is_flag(text, length) || !value_flag(aTHX_ &packer->buffer, value))
        source_value(aTHX_ packer, value, NO_OBJECT, 1);
    return TRUE;
}

/* Of a name that is given twice, the last value counts, as in a hash. */
static bool is_given_later(pTHX_ I32 ax, I32 items, I32 index)
{
    I32 later;
    for (later = index + 2; later < items; later += 2) {
        if (sv_eq(ST(index), ST(later)))
            return TRUE;
    }
    return FALSE;
}

void arguments_options(pTHX_ Arguments *arguments, I32 ax, I32 items, I32 skipped)
{
    Packer packer;
    STRLEN start;
    I32 index;
    SV *error = NULL;
    arguments->feed = NULL;
    arguments->options = NULL;
    arguments->options_length = 0;
    if (items <= skipped || (items == skipped + 1 && !SvOK(ST(skipped))))
        return;
    open_packer(aTHX_ &packer, 1);
    start = buffer_begin(aTHX_ &packer.buffer, TAG_MAP);
    if (items == skipped + 1) {
        SV *options = sv_2mortal(newRV_inc(SvRV(ST(skipped))));
        error = source_pairs(aTHX_ &packer, options, option, arguments);
    } else {
        for (index = skipped; index < items; index += 2) {
            SV *name, *value;
            STRLEN length;
            const char *text;
            if (is_given_later(aTHX_ ax, items, index))
                continue;
            text = SvPV_const(ST(index), length);
            name = newSVpvn_utf8(text, length, SvUTF8(ST(index)));
            value = SvREFCNT_inc_simple_NN(ST(index + 1));
            option(aTHX_ &packer, name, value, arguments);
            SvREFCNT_dec_NN(value);
            SvREFCNT_dec_NN(name);
        }
    }
    if (error)
        value_failure(aTHX_ &packer.buffer, TAG_FAULT, error);
    buffer_end(&packer.buffer, start);
    arguments->options = close_packer(aTHX_ &packer, 1, &arguments->options_length);
}

void arguments_order(pTHX_ Arguments *arguments, SV *order)
{
    Packer packer;
    SV *held = SvREFCNT_inc_simple_NN(order);
    open_packer(aTHX_ &packer, 0);
    source_value(aTHX_ &packer, held, 0, 0);
    arguments->order = close_packer(aTHX_ &packer, 0, &arguments->order_length);
    SvREFCNT_dec_NN(held);
}

const char *arguments_text(pTHX_ SV *value, STRLEN *length)
{
    SvGETMAGIC(value);
    if (!SvOK(value)) {
        *length = 0;
        return "";
    }
    return SvPV_nomg_const(value, *length);
}

const char *arguments_json(pTHX_ SV *value, STRLEN *length)
{
    SV *bytes;
    SvGETMAGIC(value);
    if (!SvOK(value))
        refuse(aTHX_ "no JSON text");
    if (!SvUTF8(value) || SvROK(value))
        return SvPV_nomg_const(value, *length);
    bytes = sv_2mortal(newSVsv_nomg(value));
    if (!sv_utf8_downgrade(bytes, TRUE))
        refuse(aTHX_ "JSON text is bytes: encode it first");
    return SvPV_const(bytes, *length);
}
