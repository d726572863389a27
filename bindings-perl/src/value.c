#include "value.h"

#include "bytes.h"

static const char TOO_LARGE[] = "the order is larger than 64 MiB";

/*
 * Where Perl's own form of UTF-8 has what no other has: half of a pair of UTF-16, or a code above U+10FFFF. `reason` says which.
 * Returns FALSE if there is none.
 */
static bool is_lax(const U8 *text, STRLEN length, U8 *reason)
{
    const U8 *end = text + length;
    if (bytes_are_common((const char *)text, length))
        return FALSE;
    for (; text < end; text++) {
        if (*text < 0xED)
            continue;
        if (*text == 0xED && end - text > 1 && text[1] >= 0xA0) {
            *reason = REASON_SURROGATE;
            return TRUE;
        }
        if (*text > 0xF4 || (*text == 0xF4 && end - text > 1 && text[1] >= 0x90)) {
            *reason = REASON_NOT_UTF8;
            return TRUE;
        }
    }
    return FALSE;
}

void value_text(pTHX_ Buffer *buffer, SV *scalar)
{
    STRLEN length = SvCUR(scalar);
    const char *text = SvPVX_const(scalar);
    U8 reason;
    if (!buffer_takes(buffer, length)) {
        buffer_failure(aTHX_ buffer, TAG_UNREADABLE, REASON_HOST, TOO_LARGE, sizeof TOO_LARGE - 1);
    } else if (SvUTF8(scalar)) {
        if (is_lax((const U8 *)text, length, &reason))
            buffer_failure(aTHX_ buffer, TAG_UNREADABLE, reason, "", 0);
        else
            buffer_text(aTHX_ buffer, TAG_TEXT, text, length);
    } else {
        /* Bytes that are not UTF-8 are read in the option `charset`, which the library knows. */
        buffer_text(aTHX_ buffer, bytes_are_ascii(text, length) ? TAG_TEXT : TAG_BYTES, text, length);
    }
}

void value_other(pTHX_ Buffer *buffer, const char *type)
{
    buffer_text(aTHX_ buffer, TAG_OTHER, type, strlen(type));
}

static void number(pTHX_ Buffer *buffer, SV *scalar)
{
    if (SvIsUV(scalar) && SvUVX(scalar) > (UV)IV_MAX) {
        char digits[32];
        int length = my_snprintf(digits, sizeof digits, "%" UVuf, SvUVX(scalar));
        buffer_text(aTHX_ buffer, TAG_NUMBER, digits, length);
    } else {
        buffer_integer(aTHX_ buffer, SvIVX(scalar));
    }
}

void value_scalar(pTHX_ Buffer *buffer, SV *scalar)
{
    U32 flags = SvFLAGS(scalar);
#ifdef SvIsBOOL
    if ((flags & (SVf_POK | SVf_IOK)) == (SVf_POK | SVf_IOK) && SvIsBOOL(scalar)) {
        buffer_byte(aTHX_ buffer, SvTRUE_nomg_NN(scalar) ? TAG_TRUE : TAG_FALSE);
        return;
    }
#else
    if (scalar == &PL_sv_yes || scalar == &PL_sv_no) {
        buffer_byte(aTHX_ buffer, scalar == &PL_sv_yes ? TAG_TRUE : TAG_FALSE);
        return;
    }
#endif
    /* A text first: a price from a database is one, and stays exact when it was used as a number. */
    if (flags & SVf_POK)
        value_text(aTHX_ buffer, scalar);
    else if (flags & SVf_IOK)
        number(aTHX_ buffer, scalar);
    else if (flags & SVf_NOK)
        buffer_float(aTHX_ buffer, SvNVX(scalar));
    else if (isGV_with_GP(scalar))
        value_other(aTHX_ buffer, "GLOB");
    else if (SvTYPE(scalar) == SVt_REGEXP)
        value_other(aTHX_ buffer, "Regexp");
    else if (flags & SVp_POK)
        value_text(aTHX_ buffer, scalar);
    else if (flags & SVp_IOK)
        number(aTHX_ buffer, scalar);
    else if (flags & SVp_NOK)
        buffer_float(aTHX_ buffer, SvNVX(scalar));
    else
        buffer_byte(aTHX_ buffer, TAG_NOTHING);
}

bool value_flag(pTHX_ Buffer *buffer, SV *scalar)
{
    bool is_true;
    if (SvROK(scalar) || SvGMAGICAL(scalar))
        return FALSE;
    if (SvPOK(scalar)) {
        is_true = SvCUR(scalar) > 0 && *SvPVX_const(scalar) == '1';
        if (SvCUR(scalar) > 1 || (SvCUR(scalar) == 1 && !is_true && *SvPVX_const(scalar) != '0'))
            return FALSE;
    } else if (SvIOK(scalar) && (SvIVX(scalar) == 0 || SvIVX(scalar) == 1)) {
        is_true = SvIVX(scalar) == 1;
    } else {
        return FALSE;
    }
    buffer_byte(aTHX_ buffer, is_true ? TAG_TRUE : TAG_FALSE);
    return TRUE;
}

void value_failure(pTHX_ Buffer *buffer, U8 tag, SV *error)
{
    STRLEN length;
    const char *text = SvPV_const(error, length);
    buffer_failure(aTHX_ buffer, tag, REASON_HOST, text, length);
    SvREFCNT_dec(error);
}
