#include "edge.h"

/* The longest error that is kept, in bytes: it may be a page of HTML. */
#define MAX_ERROR 1000

/* What a call died with, as a text of one line. */
static SV *error_text(pTHX_ SV *error)
{
    STRLEN length;
    const char *text;
    SV *line;
    if (SvROK(error)) {
        /* Its overload may fail too. */
        SV *again = NULL, *shown = edge_guarded(aTHX_ "text", error, NULL, &again);
        if (!shown) {
            SvREFCNT_dec(again);
            return newSVpvf("%s", sv_reftype(SvRV(error), 1));
        }
        error = sv_2mortal(shown);
    }
    text = SvPV_nomg(error, length);
    while (length && isSPACE(text[length - 1]))
        length--;
    line = newSVpvn(text, length < MAX_ERROR ? length : MAX_ERROR);
    if (SvUTF8(error)) {
        const U8 *end;
        if (!is_utf8_string_loc((const U8 *)SvPVX(line), SvCUR(line), &end))
            SvCUR_set(line, end - (const U8 *)SvPVX(line));
        SvUTF8_on(line);
    }
    return line;
}

SV *edge_call(pTHX_ SV *callee, SV *first, SV *second, SV **error)
{
    SV *result, *failure = NULL;
    dSAVE_ERRNO;
    ENTER;
    SAVETMPS;
    /* As `local $@; local $SIG{__DIE__}`. */
    save_scalar(PL_errgv);
    SAVESPTR(PL_diehook);
    PL_diehook = NULL;
    {
        dSP;
        /* A separate stack: `next` in that code must not find a loop of the caller. */
        PUSHSTACKi(PERLSI_MAGIC);
        PUSHMARK(SP);
        EXTEND(SP, 2);
        PUSHs(first);
        if (second)
            PUSHs(second);
        PUTBACK;
        call_sv(callee, G_SCALAR | G_EVAL);
        SPAGAIN;
        result = POPs;
        PUTBACK;
        /* The truth of an object is its own code. */
        if (SvROK(ERRSV) || SvTRUE_NN(ERRSV)) {
            failure = error_text(aTHX_ ERRSV);
            result = NULL;
        } else {
            SvREFCNT_inc_simple_void_NN(result);
        }
        POPSTACK;
    }
    FREETMPS;
    LEAVE;
    RESTORE_ERRNO;
    if (failure)
        *error = failure;
    return result;
}

SV *edge_guarded(pTHX_ const char *name, SV *first, SV *second, SV **error)
{
    char full[64];
    CV *sub;
    my_snprintf(full, sizeof full, "Flocktory::Postcheckout::Guarded::%s", name);
    sub = get_cv(full, 0);
    if (!sub) {
        *error = newSVpvf("%s is missing", full);
        return NULL;
    }
    return edge_call(aTHX_ (SV *)sub, first, second, error);
}
