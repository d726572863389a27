package Flocktory::Postcheckout::Snippet;

use strict;
use warnings;

our $VERSION = '0.1.0';

# The overloads, `html`, `body`, `json` and `csp_hash` are in the extension.

sub problems {
    my ($self) = @_;
    return @{ $self->_problems };
}

1;
