# The module's interface: Perl's data, flags, exceptions, threads.

use strict;
use warnings;
use utf8;

use Flocktory::Postcheckout qw(check csp_sources loader render render_json static_file);
use Math::BigFloat;
use Test::More;
use threads;

binmode Test::More->builder->$_, ':encoding(UTF-8)' for qw(output failure_output);

package Shop::Basket {
    sub TO_JSON { return { id => 'A-1', price => Math::BigFloat->new('2999.990'), items => [{ id => 7, count => '2' }] } }
}

my $order = { user => { name => 'Анна', email => 'anna@shop.ru' }, order => bless {}, 'Shop::Basket' };
my $snippet = render($order);
is $snippet->json,
    '{"user":{"name":"\u0410\u043d\u043d\u0430","email":"anna@shop.ru"},"order":{"id":"A-1","price":2999.99,"items":[{"id":"7","count":2}]}}',
    'texts, numbers, exact decimals and objects';
is $snippet->html, '<script>' . $snippet->body . '</script>', 'the html is the body in its tag';
like $snippet->csp_hash, qr{\Asha256-[\w+/]{43}=\z}, 'the hash';
is_deeply [$snippet->problems], [], 'no problems';

for ([1, 1], [!!1, 1], [0, 0], [!!0, 0], ['', 0], [undef, 0], [JSON::PP::true, 1], [JSON::PP::false, 0]) {
    my ($given, $once) = @$_;
    my $is_once = render($order, once => $given)->body =~ /localStorage/ ? 1 : 0;
    is $is_once, $once, 'once => ' . ($given // 'undef');
}

my ($warning) = render({ %$order, spott => 1 }, lang => 'ru')->problems;
is_deeply [@$warning{qw(severity code path)}], ['warning', 'unknown_key', 'spott'], 'a warning';
like $warning->{message}, qr/не передаётся/, 'in Russian';

my $line = __LINE__ + 1;
my $error = eval { render({ user => {}, order => {} }); 1 } ? undef : $@;
isa_ok $error, 'Flocktory::Postcheckout::InvalidOrder';
is_deeply [map { $_->{code} } $error->problems], [map { $_->{code} } check({ user => {}, order => {} })],
    'the problems are those of check';
like "$error", qr/\Aerror \w+: .*\nerror \w+: .* at \Q$0\E line $line\.\n\z/s, 'it reads as a text, and says where';
like eval { render($order, onse => 1); 1 } ? '' : "$@", qr/option_unknown/, 'an option that is unknown';
like eval { loader(' 1'); 1 } ? '' : "$@", qr/site_id_invalid/, "a site's id that is none";
like eval { render_json('{"п":1}'); 1 } ? '' : $@, qr/bytes.* at \Q$0\E/, 'JSON text that is not bytes';
like eval { render_json(undef); 1 } ? '' : $@, qr/status 3/, 'no JSON text';

is_deeply csp_sources->{'style-src'}, ['https://assets.flocktory.com'], 'the hosts';
like static_file->body, qr/postcheckout/, 'the static file';

my @threads = map {
    threads->create(sub { return render($order)->html })
} 1 .. 4;
is $_->join, $snippet->html, 'the same in a thread' for @threads;
like $snippet->html, qr/postcheckout/, 'and the snippet lives on';

done_testing;
