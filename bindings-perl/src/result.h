/* What the library returned, as values of Perl. */
#ifndef RESULT_H
#define RESULT_H

#include "perl_host.h"

/* A function of the library that returns a text of a result. */
typedef FlocktoryPostcheckoutStatus (*ResultText)(const FlocktoryPostcheckoutResult *, const char **, size_t *);

/* A text, or undef if the result does not have it. */
SV *result_text(pTHX_ const FlocktoryPostcheckoutResult *result, ResultText text);

/* Pushes the problems, objects of Flocktory::Postcheckout::Problem, to a new array. */
AV *result_problems(pTHX_ const FlocktoryPostcheckoutResult *result);

/* The line that a problem prints as. */
SV *result_line(pTHX_ SV *problem);

/*
 * Dies unless there is a result and the status is OK: with an object of the class that has the problems, and frees the result.
 */
void result_expect(pTHX_ FlocktoryPostcheckoutStatus status, FlocktoryPostcheckoutResult *result, const char *class);

#endif
