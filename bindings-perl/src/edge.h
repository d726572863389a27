/*
 * The boundary to the shop's own Perl code: accessors, overloads, ties.
 *
 * All of that code runs in calls of this file, each in an eval: so an exception ends only the call, and nothing ever jumps out of the
 * functions that walk an order. No Perl code runs while the library does.
 */
#ifndef EDGE_H
#define EDGE_H

#include "perl_host.h"

/*
 * Calls a sub with one or two arguments in scalar context; `second` may be NULL.
 *
 * Returns a reference that the caller owns. If the sub died, returns NULL, and sets `error` to a text that the caller owns.
 * `$@`, `$!` and `$SIG{__DIE__}` are as before.
 */
SV *edge_call(pTHX_ SV *callee, SV *first, SV *second, SV **error);

/* Works as edge_call for a sub of Flocktory::Postcheckout::Guarded. */
SV *edge_guarded(pTHX_ const char *name, SV *first, SV *second, SV **error);

#endif
