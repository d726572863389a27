package Flocktory::Postcheckout::Error;

use strict;
use warnings;

our $VERSION = '0.1.0';

use overload '""' => sub { $_[0]->message . $_[0]{where} }, bool => sub { 1 }, fallback => 1;

sub _new {
    my ($class, $problems, $where) = @_;
    return bless { problems => $problems, where => $where }, $class;
}

sub problems {
    my ($self) = @_;
    return @{ $self->{problems} };
}

sub message {
    my ($self) = @_;
    return join '; ', map { "$_" } $self->problems;
}

# Dies with this object again.
sub throw {
    my ($self) = @_;
    die $self;
}

package Flocktory::Postcheckout::InvalidOrder;

our @ISA = qw(Flocktory::Postcheckout::Error);

package Flocktory::Postcheckout::FeedError;

our @ISA = qw(Flocktory::Postcheckout::Error);

1;
