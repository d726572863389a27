# Nothing leaks: in the values of Perl, and in the memory of the process.

use strict;
use warnings;

use lib 'bindings-perl/t/lib';
use Flocktory::Postcheckout qw(check gtm_container loader render render_json tag);
use Math::BigFloat;
use OrderFixture qw(order);
use Test::LeakTrace;
use Test::More;

package Shop::Dying { sub id { 'A-1' } sub price { die "no price\n" } sub items { [{ id => 1 }] } }
package Shop::Text  { use overload '""' => sub { $_[0][0] }, fallback => 1 }
package Shop::Tie   { require Tie::Hash; our @ISA = 'Tie::StdHash' }
package main;

my $order = order(
    id => bless(['A-1'], 'Shop::Text'), price => Math::BigFloat->new('10.5'), extra => { b => [1, undef, { c => \1 }], a => 'x' },
    items => [map { { id => "sku-$_", title => "\x{416}", unknown => {}, count => $_ } } 1 .. 30],
);
tie my %tied, 'Shop::Tie';
%tied = %{ order()->{order} };
my $deep = [];
$deep = [$deep] for 1 .. 200;

my %calls = (
    'render'            => sub { my $snippet = render($order, nonce => 'x', once => 1); my @all = ("$snippet", $snippet->json, $snippet->problems) },
    'check'             => sub { my @problems = check($order, { lang => 'ru' }) },
    'a refused order'   => sub { eval { render({ user => {} }) }; my $text = "$@"; undef $@ },
    'an odd option'     => sub { eval { render($order, 'x', 1, 2) }; undef $@ },
    'failing accessors' => sub { my @problems = check({ %{ order() }, order => bless {}, 'Shop::Dying' }) },
    'a tied hash'       => sub { my $snippet = render({ %{ order() }, order => \%tied }) },
    'a deep value'      => sub { my @problems = check({ %{ order() }, extra => { it => $deep } }) },
    'tag'               => sub { my $tag = tag({}, on_refused => sub { my @seen = @_ }) },
    'JSON'              => sub { my $snippet = eval { render_json('{"user":{}}') }; undef $@ },
    'the loader'        => sub { my $loader = loader(1, nonce => 'x') },
    'a container'       => sub { my $ga4 = gtm_container(source => 'ga4') },
);
for my $name (sort keys %calls) {
    # What is made once: caches of methods, buffers.
    $calls{$name}->() for 1 .. 3;
    no_leaks_ok { $calls{$name}->() } $name;
}

sub resident {
    open my $status, '<', '/proc/self/status' or die "/proc/self/status: $!";
    my ($kilobytes) = join('', <$status>) =~ /^VmRSS:\s+(\d+)/m;
    return $kilobytes;
}

my $small = order();
my $bad   = { user => {}, order => {} };
my $work  = sub {
    my ($count) = @_;
    for (1 .. $count) {
        my $snippet = render($small, nonce => 'x');
        eval { render($bad) } if $_ % 100 == 0;
    }
};
$work->(20_000);
my $before = resident();
$work->(1_000_000);
cmp_ok resident() - $before, '<', 1024, 'a million renders take no memory, in KiB';

done_testing;
