package Flocktory::Postcheckout::Snippet;

use strict;
use warnings;

our $VERSION = '0.1.0';

# `html`, `body`, `json` and `csp_hash` are in the extension.
use overload '""' => \&html, bool => sub { 1 }, fallback => 1;

sub problems {
    my ($self) = @_;
    return @{ $self->_problems };
}

1;
