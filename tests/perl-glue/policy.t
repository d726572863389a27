# Flocktory's hosts in a Content-Security-Policy.

use strict;
use warnings;

use Flocktory::Postcheckout qw(csp_sources);
use Flocktory::Postcheckout::Policy qw(with_hosts);
use Test::More;

my %hosts = map { $_ => join ' ', @{ csp_sources->{$_} } } keys %{ csp_sources() };

sub directive {
    my ($policy, $name) = @_;
    my ($sources) = map { /\A\s*\Q$name\E(?: (.*))?\z/s ? $1 // '' : () } split /;/, $policy;
    return $sources;
}

my $policy = with_hosts("default-src 'self'; Script-Src 'self' 'nonce-x'; object-src 'none';upgrade-insecure-requests; script-src *");
is directive($policy, 'script-src'), "'self' 'nonce-x' $hosts{'script-src'}", 'the sources of a directive are kept';
is directive($policy, $_), "'self' $hosts{$_}", "$_ begins with default-src" for qw(style-src img-src connect-src frame-src);
is directive($policy, 'default-src'), "'self'", 'default-src is as it was';
is directive($policy, 'object-src'), "'none'", 'so are the others';
ok defined directive($policy, 'upgrade-insecure-requests'), 'a directive without sources';
is with_hosts($policy), $policy, 'hosts are added once';

is with_hosts("object-src 'none'"), "object-src 'none'", 'where everything is allowed, it stays so';
is directive(with_hosts("default-src 'none'"), 'img-src'), $hosts{'img-src'}, "'none' is not kept next to hosts";
is directive(with_hosts("child-src https://a.example; default-src 'self'"), 'frame-src'), "https://a.example $hosts{'frame-src'}",
    'frames fall back to child-src';
my $of_elements = with_hosts("script-src-elem 'self'");
is directive($of_elements, 'script-src-elem'), "'self' $hosts{'script-src'}", 'the directive for elements';
is directive($of_elements, 'script-src'), undef, 'where it is the only one';

my $given = { 'default-src' => ["'self'"], 'img-src' => '*' };
is_deeply with_hosts($given)->{'frame-src'}, ["'self'", @{ csp_sources->{'frame-src'} }], 'a hash of lists';
is_deeply with_hosts($given)->{'img-src'}, ['*', @{ csp_sources->{'img-src'} }], 'and of texts';
is_deeply $given, { 'default-src' => ["'self'"], 'img-src' => '*' }, 'is not changed';

done_testing;
