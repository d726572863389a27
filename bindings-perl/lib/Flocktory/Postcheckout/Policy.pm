package Flocktory::Postcheckout::Policy;

use strict;
use warnings;

use Exporter qw(import);

our $VERSION = '0.1.0';
our @EXPORT_OK = qw(with_hosts);

# The directives that browsers use in place of a missing one, besides default-src.
my %FALLBACKS = ('frame-src' => ['child-src']);

# The directives that browsers use for elements, where a policy has them.
my %OF_ELEMENTS = ('script-src' => 'script-src-elem', 'style-src' => 'style-src-elem');

sub with_hosts {
    my ($policy) = @_;
    return { %$policy, _additions($policy) } if ref $policy;
    my (@names, %directives);
    for (split /;/, $policy) {
        my ($name, @sources) = split;
        # Browsers use the first of several directives with one name.
        next if !defined $name || $directives{ $name = lc $name };
        push @names, $name;
        $directives{$name} = \@sources;
    }
    my %additions = _additions(\%directives);
    push @names, grep { !$directives{$_} } sort keys %additions;
    return join '; ', map { join ' ', $_, @{ $additions{$_} // $directives{$_} } } @names;
}

# The directives that change. One that the policy lacks begins with the sources that browsers use in its place. If they use none,
# everything is allowed, and it stays so.
sub _additions {
    my ($policy) = @_;
    require Flocktory::Postcheckout;
    my $hosts = Flocktory::Postcheckout::csp_sources();
    my %additions;
    for my $directive (keys %$hosts) {
        my ($effective) = grep { defined $policy->{$_} } $directive, @{ $FALLBACKS{$directive} // [] }, 'default-src';
        my %from = defined $effective ? ($directive => $effective) : ();
        my $of_elements = $OF_ELEMENTS{$directive};
        $from{$of_elements} = $of_elements if $of_elements && defined $policy->{$of_elements};
        for my $name (keys %from) {
            my $sources = $policy->{ $from{$name} };
            # Next to another source, 'none' is ignored with a warning in the browser's console.
            my @kept    = grep { lc ne "'none'" } ref $sources ? @$sources : split ' ', $sources;
            my %is_kept = map { $_ => 1 } @kept;
            $additions{$name} = [@kept, grep { !$is_kept{$_} } @{ $hosts->{$directive} }];
        }
    }
    return %additions;
}

1;

__END__

=encoding utf8

=head1 NAME

Flocktory::Postcheckout::Policy - Flocktory's hosts in a Content-Security-Policy

=head1 SYNOPSIS

    use Flocktory::Postcheckout::Policy qw(with_hosts);

    my $header = with_hosts("default-src 'self'; script-src 'self' 'nonce-$nonce'");

=head1 FUNCTIONS

=head2 with_hosts($policy)

A policy that also allows the hosts of Flocktory's scripts. It is a text, or a reference to a hash of directives, whose
sources are texts or references to arrays; the hash is not changed. A directive that the policy lacks begins with the sources that
browsers use in its place; where they use none, everything is allowed, and it stays so.

=head1 LICENSE

MIT or Apache-2.0, as the library.

=cut
