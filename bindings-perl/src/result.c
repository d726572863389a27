#include "result.h"

#include "bytes.h"
#include "handle.h"

static SV *text(pTHX_ const char *bytes, size_t length)
{
    return newSVpvn_flags(bytes, length, bytes_are_ascii(bytes, length) ? 0 : SVf_UTF8);
}

SV *result_text(pTHX_ const FlocktoryPostcheckoutResult *result, ResultText function)
{
    const char *bytes;
    size_t length;
    if (function(result, &bytes, &length) != FLOCKTORY_POSTCHECKOUT_STATUS_OK)
        return newSV(0);
    return text(aTHX_ bytes, length);
}

AV *result_problems(pTHX_ const FlocktoryPostcheckoutResult *result)
{
    static const char *const parts[] = {"severity", "code", "path", "message", "hint"};
    HV *stash = gv_stashpvs("Flocktory::Postcheckout::Problem", GV_ADD);
    AV *problems = newAV();
    size_t index, count = flocktory_postcheckout_problem_count(result);
    for (index = 0; index < count; index++) {
        HV *problem = newHV();
        uint32_t part;
        for (part = 0; part < C_ARRAY_LENGTH(parts); part++) {
            const char *bytes;
            size_t length;
            if (flocktory_postcheckout_problem(result, index, part, &bytes, &length) == FLOCKTORY_POSTCHECKOUT_STATUS_OK)
                (void)hv_store(problem, parts[part], strlen(parts[part]), text(aTHX_ bytes, length), 0);
        }
        av_push(problems, sv_bless(newRV_noinc((SV *)problem), stash));
    }
    return problems;
}

/* A part of a problem, or NULL. */
static SV *part(pTHX_ HV *problem, const char *name)
{
    SV **part = hv_fetch(problem, name, strlen(name), 0);
    return part && SvOK(*part) ? *part : NULL;
}

SV *result_line(pTHX_ SV *object)
{
    static const char *const parts[] = {"severity", "code", "message", "hint"};
    static const char *const before[] = {"", " ", ": ", " ("};
    SV *line = newSVpvs("");
    unsigned index;
    if (!SvROK(object) || SvTYPE(SvRV(object)) != SVt_PVHV)
        return line;
    for (index = 0; index < C_ARRAY_LENGTH(parts); index++) {
        SV *given = part(aTHX_ (HV *)SvRV(object), parts[index]);
        if (given)
            sv_catpvf(line, "%s%" SVf "%s", before[index], SVfARG(given), index == 3 ? ")" : "");
    }
    return line;
}

void result_expect(pTHX_ FlocktoryPostcheckoutStatus status, FlocktoryPostcheckoutResult *result, const char *class)
{
    dSP;
    if (status == FLOCKTORY_POSTCHECKOUT_STATUS_OK)
        return;
    PUSHMARK(SP);
    if (result) {
        AV *problems = result_problems(aTHX_ result);
        flocktory_postcheckout_free(result);
        XPUSHs(sv_2mortal(newSVpv(class, 0)));
        XPUSHs(sv_2mortal(newRV_noinc((SV *)problems)));
        PUTBACK;
        call_pv("Flocktory::Postcheckout::_refuse", G_VOID);
    } else {
        XPUSHs(sv_2mortal(newSVpvf("the library failed with status %d: please report it", (int)status)));
        PUTBACK;
        call_pv("Flocktory::Postcheckout::_croak", G_VOID);
    }
}
