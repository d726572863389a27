#!/usr/bin/env perl
# A thank-you page as a CGI script: thank-you.cgi?order=A-77. An order with errors leaves the page whole, and a line in the log.

use strict;
use warnings;
use utf8;

use Flocktory::Postcheckout qw(csp_sources loader render);

binmode $_, ':encoding(UTF-8)' for *STDOUT, *STDERR;

# The shop's number in Flocktory, and its orders.
my $site_id = 1234;
my %orders  = (
    'A-77' => {
        user  => { name => 'Анна Иванова', email => 'anna@shop.ru' },
        order => {
            id    => 'A-77',
            price => '2999,99',
            items => [{ id => 777, title => 'Кроссовки "Air" </script>', price => 1000, count => 2, image => '/air.jpg' }],
        },
    },
    'A-78' => { user => { name => 'Пётр' }, order => { id => 'A-78', price => 'дорого', items => [] } },
);

my ($id) = ($ENV{QUERY_STRING} // '') =~ /(?:^|&)order=([\w-]+)/;
my $order = $orders{ $id // '' };
if (!$order) {
    print "Status: 404 Not Found\r\nContent-Type: text/plain\r\n\r\nno such order\n";
    exit;
}

my $snippet = eval { render($order, base_url => 'https://shop.example', lang => 'ru') };
warn "flocktory: order $id: $@" if !$snippet;

# The page allows Flocktory's hosts, and of inline scripts this one alone.
my $sources = csp_sources;
push @{ $sources->{'script-src'} }, "'" . $snippet->csp_hash . "'" if $snippet;
my $policy = join '; ', map { "$_ @{ $sources->{$_} }" } sort keys %$sources;
my ($head, $body) = (loader($site_id), $snippet ? $snippet->html : '');

print "Content-Type: text/html; charset=utf-8\r\nContent-Security-Policy: default-src 'self'; $policy\r\n\r\n", <<"HTML";
<!DOCTYPE html>
<html lang="ru">
<head>
<title>Спасибо за заказ!</title>
$head
</head>
<body>
<h1>Спасибо за заказ $id!</h1>
$body
</body>
</html>
HTML
