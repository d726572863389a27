# Renders the first CALLS of 250 orders: calls.pl ROW CALLS.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../perl";

use Flocktory::Postcheckout ();
use Orders;

my @options = (nonce => 'abc', base_url => 'https://shop.example.ru/', lang => 'ru', spot => 'mobile');
my %calls = (
    '5 items'               => sub { return Flocktory::Postcheckout::render($_[0])->html },
    '5 items, four options' => sub { return Flocktory::Postcheckout::render($_[0], @options)->html },
);

my ($row, $calls) = @ARGV;
my $call = $calls{$row} or die "no such row: $row\n";
for my $number (0 .. 249) {
    my $order = Orders::order($number, 5);
    $call->($order) if $number < $calls;
}
