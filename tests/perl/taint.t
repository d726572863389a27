#!perl -T
# Taint mode: values from outside are read, and read once.

use strict;
use warnings;

use lib $ENV{PERL5LIB} =~ /\A(.+)\z/ ? split(/:/, $1) : ();
use Flocktory::Postcheckout qw(render);
use Scalar::Util qw(tainted);
use Test::More;

my $outside = substr $ENV{PATH}, 0, 0;
my $order   = {
    user  => { name => "Anna$outside", email => "anna\@shop.ru$outside" },
    order => { id => "A-1$outside", price => "10.5$outside", items => [{ id => 'sku-1', "title$outside" => "T$outside" }] },
};
ok tainted($order->{order}{id}), 'the id is tainted';
is render($order, "nonce" => "abc$outside")->json,
    '{"user":{"name":"Anna","email":"anna@shop.ru"},"order":{"id":"A-1","price":10.5,"items":[{"id":"sku-1","title":"T"}]}}',
    'tainted values are read';

done_testing;
