/* Perl's headers, as every file of the extension includes them. */
#ifndef PERL_HOST_H
#define PERL_HOST_H

#define PERL_NO_GET_CONTEXT
#include <EXTERN.h>
#include <perl.h>
#include <XSUB.h>

#include <flocktory_postcheckout.h>

#endif
