package Flocktory::Postcheckout::Problem;

use strict;
use warnings;

our $VERSION = '0.1.0';

# The overloads are in the extension.

sub severity { return $_[0]{severity} }
sub code     { return $_[0]{code} }
sub path     { return $_[0]{path} }
sub message  { return $_[0]{message} }
sub hint     { return $_[0]{hint} }
sub is_error { return $_[0]{severity} eq 'error' }
sub TO_JSON  { return { %{ $_[0] } } }

1;
