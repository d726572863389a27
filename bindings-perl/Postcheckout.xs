/* The functions that Perl calls. */
#include "src/perl_host.h"

#include "src/arguments.h"
#include "src/handle.h"
#include "src/result.h"

#define SNIPPET "Flocktory::Postcheckout::Snippet"
#define INVALID_ORDER "Flocktory::Postcheckout::InvalidOrder"
#define FEED_ERROR "Flocktory::Postcheckout::FeedError"

/* The forms of an order that a function takes. */
enum { FORM_DATA = 0, FORM_JSON = 1 };

typedef FlocktoryPostcheckoutStatus (*Reading)(const char *, size_t, const char *, size_t, const FlocktoryPostcheckoutFeed *,
                                               FlocktoryPostcheckoutResult **);

/* Reads an order and the options after it, and calls a function of the library. */
static FlocktoryPostcheckoutStatus read_order(pTHX_ I32 ax, I32 items, int form, Reading function,
                                              FlocktoryPostcheckoutResult **result)
{
    Arguments arguments;
    arguments_check(aTHX_ ax, items, 1);
    if (form == FORM_JSON)
        arguments.order = arguments_json(aTHX_ ST(0), &arguments.order_length);
    else
        arguments_order(aTHX_ &arguments, ST(0));
    arguments_options(aTHX_ &arguments, ax, items, 1);
    return function(arguments.order, arguments.order_length, arguments.options, arguments.options_length, arguments.feed,
                    result);
}

/* The result of an object, for a method. */
static FlocktoryPostcheckoutResult *of(pTHX_ SV *object)
{
    FlocktoryPostcheckoutResult *result = handle_result(aTHX_ object);
    if (!result)
        croak("not an object of " SNIPPET);
    return result;
}

MODULE = Flocktory::Postcheckout    PACKAGE = Flocktory::Postcheckout

PROTOTYPES: DISABLE

BOOT:
    if (flocktory_postcheckout_abi_version() != FLOCKTORY_POSTCHECKOUT_ABI_VERSION)
        croak("the library flocktory_postcheckout has another ABI");
    names_boot(aTHX);

void
CLONE(...)
CODE:
    PERL_UNUSED_VAR(items);
    names_clone(aTHX);

SV *
render(...)
ALIAS:
    render = 0
    render_json = 1
PREINIT:
    FlocktoryPostcheckoutResult *result = NULL;
    FlocktoryPostcheckoutStatus status;
CODE:
    status = read_order(aTHX_ ax, items, ix, flocktory_postcheckout_render_with_feed, &result);
    result_expect(aTHX_ status, result, INVALID_ORDER);
    RETVAL = handle_of_result(aTHX_ result, SNIPPET);
OUTPUT:
    RETVAL

void
check(...)
ALIAS:
    check = 0
    check_json = 1
PREINIT:
    FlocktoryPostcheckoutResult *result = NULL;
    FlocktoryPostcheckoutStatus status;
    AV *problems;
    SSize_t index;
PPCODE:
    status = read_order(aTHX_ ax, items, ix, flocktory_postcheckout_check_with_feed, &result);
    if (!result)
        result_expect(aTHX_ status, result, INVALID_ORDER);
    problems = (AV *)sv_2mortal((SV *)result_problems(aTHX_ result));
    flocktory_postcheckout_free(result);
    if (GIMME_V != G_ARRAY) {
        mXPUSHi(AvFILLp(problems) + 1);
    } else {
        EXTEND(SP, AvFILLp(problems) + 1);
        for (index = 0; index <= AvFILLp(problems); index++)
            PUSHs(sv_2mortal(SvREFCNT_inc_simple_NN(AvARRAY(problems)[index])));
    }

SV *
loader(...)
PREINIT:
    Arguments arguments;
    FlocktoryPostcheckoutResult *result = NULL;
    FlocktoryPostcheckoutStatus status;
CODE:
    arguments_check(aTHX_ ax, items, 1);
    arguments.order = arguments_text(aTHX_ ST(0), &arguments.order_length);
    arguments_options(aTHX_ &arguments, ax, items, 1);
    status = flocktory_postcheckout_loader(arguments.order, arguments.order_length, arguments.options, arguments.options_length,
                                           &result);
    result_expect(aTHX_ status, result, INVALID_ORDER);
    RETVAL = result_text(aTHX_ result, flocktory_postcheckout_html);
    flocktory_postcheckout_free(result);
OUTPUT:
    RETVAL

SV *
gtm_container(...)
PREINIT:
    Arguments arguments;
    FlocktoryPostcheckoutResult *result = NULL;
    FlocktoryPostcheckoutStatus status;
CODE:
    arguments_check(aTHX_ ax, items, 0);
    arguments_options(aTHX_ &arguments, ax, items, 0);
    status = flocktory_postcheckout_gtm_container(arguments.options, arguments.options_length, &result);
    result_expect(aTHX_ status, result, INVALID_ORDER);
    RETVAL = result_text(aTHX_ result, flocktory_postcheckout_json);
    flocktory_postcheckout_free(result);
OUTPUT:
    RETVAL

SV *
static_file()
PREINIT:
    FlocktoryPostcheckoutResult *result = NULL;
    FlocktoryPostcheckoutStatus status;
CODE:
    status = flocktory_postcheckout_static_file(&result);
    result_expect(aTHX_ status, result, INVALID_ORDER);
    RETVAL = handle_of_result(aTHX_ result, SNIPPET);
OUTPUT:
    RETVAL

SV *
_csp_sources()
PREINIT:
    FlocktoryPostcheckoutResult *result = NULL;
    FlocktoryPostcheckoutStatus status;
CODE:
    status = flocktory_postcheckout_csp_sources(&result);
    result_expect(aTHX_ status, result, INVALID_ORDER);
    RETVAL = result_text(aTHX_ result, flocktory_postcheckout_json);
    flocktory_postcheckout_free(result);
OUTPUT:
    RETVAL

SV *
_scrub(SV *given)
PREINIT:
    FlocktoryPostcheckoutResult *result = NULL;
    FlocktoryPostcheckoutStatus status;
    const char *text;
    STRLEN length;
CODE:
    text = arguments_text(aTHX_ given, &length);
    status = flocktory_postcheckout_scrub(text, length, &result);
    result_expect(aTHX_ status, result, INVALID_ORDER);
    RETVAL = result_text(aTHX_ result, flocktory_postcheckout_text);
    flocktory_postcheckout_free(result);
OUTPUT:
    RETVAL

# Overloads are here, so that loading the module does not load overload.pm.
MODULE = Flocktory::Postcheckout    PACKAGE = Flocktory::Postcheckout::Snippet

FALLBACK: TRUE

bool
_is_true(...)
OVERLOAD: bool
CODE:
    PERL_UNUSED_VAR(items);
    RETVAL = TRUE;
OUTPUT:
    RETVAL

SV *
html(SV *self, ...)
OVERLOAD: \"\"
CODE:
    RETVAL = result_text(aTHX_ of(aTHX_ self), flocktory_postcheckout_html);
OUTPUT:
    RETVAL

SV *
body(SV *self)
CODE:
    RETVAL = result_text(aTHX_ of(aTHX_ self), flocktory_postcheckout_body);
OUTPUT:
    RETVAL

SV *
json(SV *self)
CODE:
    RETVAL = result_text(aTHX_ of(aTHX_ self), flocktory_postcheckout_json);
OUTPUT:
    RETVAL

SV *
csp_hash(SV *self)
CODE:
    RETVAL = result_text(aTHX_ of(aTHX_ self), flocktory_postcheckout_csp_hash);
OUTPUT:
    RETVAL

SV *
_problems(SV *self)
CODE:
    RETVAL = newRV_noinc((SV *)result_problems(aTHX_ of(aTHX_ self)));
OUTPUT:
    RETVAL

MODULE = Flocktory::Postcheckout    PACKAGE = Flocktory::Postcheckout::Problem

FALLBACK: TRUE

SV *
_line(SV *self, ...)
OVERLOAD: \"\"
CODE:
    RETVAL = result_line(aTHX_ self);
OUTPUT:
    RETVAL

MODULE = Flocktory::Postcheckout    PACKAGE = Flocktory::Postcheckout::Feed

SV *
open(SV *class, SV *path, ...)
PREINIT:
    Arguments arguments;
    FlocktoryPostcheckoutResult *result = NULL;
    FlocktoryPostcheckoutFeed *feed = NULL;
    FlocktoryPostcheckoutStatus status;
CODE:
    arguments_check(aTHX_ ax, items, 2);
    arguments.order = arguments_text(aTHX_ path, &arguments.order_length);
    arguments_options(aTHX_ &arguments, ax, items, 2);
    status = flocktory_postcheckout_feed_open(arguments.order, arguments.order_length, arguments.options,
                                              arguments.options_length, &feed, &result);
    result_expect(aTHX_ status, result, FEED_ERROR);
    flocktory_postcheckout_free(result);
    RETVAL = handle_of_feed(aTHX_ feed, SvPV_nolen(class));
OUTPUT:
    RETVAL
