#include "handle.h"

/* Shared by the copies of an object in other threads. */
typedef struct {
    void *pointer;
    long count;
} Shared;

#ifdef _MSC_VER
#include <intrin.h>
#define ADD(count, by) (_InterlockedExchangeAdd(&(count), (by)) + (by))
#else
#define ADD(count, by) __atomic_add_fetch(&(count), (by), __ATOMIC_ACQ_REL)
#endif

static bool is_last(Shared *shared)
{
    return ADD(shared->count, -1) == 0;
}

static int free_result(pTHX_ SV *sv, MAGIC *magic)
{
    Shared *shared = (Shared *)magic->mg_ptr;
    if (is_last(shared)) {
        flocktory_postcheckout_free(shared->pointer);
        free(shared);
    }
    PERL_UNUSED_CONTEXT;
    PERL_UNUSED_ARG(sv);
    return 0;
}

static int free_feed(pTHX_ SV *sv, MAGIC *magic)
{
    Shared *shared = (Shared *)magic->mg_ptr;
    if (is_last(shared)) {
        flocktory_postcheckout_feed_free(shared->pointer);
        free(shared);
    }
    PERL_UNUSED_CONTEXT;
    PERL_UNUSED_ARG(sv);
    return 0;
}

#ifdef USE_ITHREADS
static int duplicate(pTHX_ MAGIC *magic, CLONE_PARAMS *parameters)
{
    ADD(((Shared *)magic->mg_ptr)->count, 1);
    PERL_UNUSED_CONTEXT;
    PERL_UNUSED_ARG(parameters);
    return 0;
}
#define DUPLICATE duplicate
#else
#define DUPLICATE NULL
#endif

static const MGVTBL of_result = {NULL, NULL, NULL, NULL, free_result, NULL, DUPLICATE, NULL};
static const MGVTBL of_feed = {NULL, NULL, NULL, NULL, free_feed, NULL, DUPLICATE, NULL};

static SV *make(pTHX_ void *pointer, const MGVTBL *table, const char *class)
{
    SV *owner = newSV_type(SVt_PVMG), *reference;
    /* Not Perl's allocation, which may belong to one thread. */
    Shared *shared = malloc(sizeof *shared);
    MAGIC *magic;
    if (!shared)
        croak("out of memory");
    shared->pointer = pointer;
    shared->count = 1;
    magic = sv_magicext(owner, NULL, PERL_MAGIC_ext, table, (const char *)shared, 0);
#ifdef USE_ITHREADS
    magic->mg_flags |= MGf_DUP;
#else
    PERL_UNUSED_VAR(magic);
#endif
    reference = newRV_noinc(owner);
    sv_bless(reference, gv_stashpv(class, GV_ADD));
    SvREADONLY_on(owner);
    return reference;
}

static void *owned(pTHX_ SV *value, const MGVTBL *table)
{
    MAGIC *magic;
    if (!SvROK(value) || SvTYPE(SvRV(value)) < SVt_PVMG)
        return NULL;
    magic = mg_findext(SvRV(value), PERL_MAGIC_ext, table);
    PERL_UNUSED_CONTEXT;
    return magic ? ((Shared *)magic->mg_ptr)->pointer : NULL;
}

SV *handle_of_result(pTHX_ FlocktoryPostcheckoutResult *result, const char *class)
{
    return make(aTHX_ result, &of_result, class);
}

SV *handle_of_feed(pTHX_ FlocktoryPostcheckoutFeed *feed, const char *class)
{
    return make(aTHX_ feed, &of_feed, class);
}

FlocktoryPostcheckoutResult *handle_result(pTHX_ SV *value)
{
    return owned(aTHX_ value, &of_result);
}

FlocktoryPostcheckoutFeed *handle_feed(pTHX_ SV *value)
{
    return owned(aTHX_ value, &of_feed);
}
