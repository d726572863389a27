# The functions and their results.

use strict;
use warnings;
use utf8;

use lib 't/lib';
use Flocktory::Postcheckout qw(check check_json csp_sources gtm_container loader render render_json scrub static_file tag);
use OrderFixture qw(codes order);
use Test::More;

binmode Test::More->builder->$_, ':encoding(UTF-8)' for qw(output failure_output);

my $order   = order();
my $snippet = render($order, nonce => 'abc');
isa_ok $snippet, 'Flocktory::Postcheckout::Snippet';
is $snippet->html, '<script nonce="abc">' . $snippet->body . '</script>', 'the html is the body in its tag';
is "$snippet", $snippet->html, 'it prints as its html';
ok $snippet, 'and is true';
is $snippet->json, '{"user":{"name":"Anna","email":"anna@shop.ru"},"order":{"id":"A-1","price":2999.9,"items":[{"id":"sku-7","count":2}]}}',
    'the payload';
like $snippet->csp_hash, qr{\Asha256-[\w+/]{43}=\z}, 'the hash';
is_deeply [$snippet->problems], [], 'no problems';
is render($order, { nonce => 'abc' })->html, $snippet->html, 'options as a reference to a hash';
is render($order, undef)->html, render($order)->html, 'no options';
is render($order, nonce => 'x', nonce => 'abc')->html, $snippet->html, 'of a name that is given twice, the last counts';

for ([1, 1], [!!1, 1], [0, 0], [!!0, 0], ['', 0], ['1', 1], [undef, 0], [\1, 1], [\0, 0]) {
    my ($given, $once) = @$_;
    is render($order, once => $given)->body =~ /localStorage/ ? 1 : 0, $once, 'once => ' . ($given // 'undef');
}
is_deeply [codes($order, once => 2)], ['option_invalid options.once'], 'once => 2';

# Problems.
my ($warning) = render({ %$order, spott => 1 }, lang => 'ru')->problems;
is join(' ', $warning->severity, $warning->code, $warning->path), 'warning unknown_key spott', 'a warning';
like $warning->message, qr/не передаётся/, 'its message in Russian, as characters';
ok !$warning->is_error, 'it is not an error';
like "$warning", qr/\Awarning unknown_key: spott: .* \(.*`spot`.*\)\z/, 'it prints as one line';
is scalar(check({})), 2, 'check in scalar context is the number of problems';
is_deeply [map { $_->code } check($order)], [], 'check of a good order';

# Exceptions.
my $line  = __LINE__ + 1;
my $error = eval { render({ user => {}, order => {} }); 1 } ? undef : $@;
isa_ok $error, 'Flocktory::Postcheckout::InvalidOrder';
isa_ok $error, 'Flocktory::Postcheckout::Error';
is_deeply [map { "$_" } $error->problems], [map { "$_" } check({ user => {}, order => {} })], 'the problems are those of check';
is "$error", join('; ', $error->problems) . " at $0 line $line.\n", 'it prints as a text, with the line of the call';
is $error->message, join('; ', $error->problems), 'its message has no line';

for ([['nonce', 1, 'once'], 'odd number of options'], [['nonce'], 'options are pairs'], [[[]], 'options are pairs']) {
    my ($options, $text) = @$_;
    $line = __LINE__ + 1;
    like eval { render($order, @$options); 1 } ? '' : $@, qr/\AFlocktory::Postcheckout: $text.* at \Q$0\E line $line\.\n/, $text;
}
like eval { render(); 1 } ? '' : $@, qr/too few arguments/, 'no order';
like eval { render($order, onse => 1); 1 } ? '' : "$@", qr/option_unknown/, 'an unknown option';
is eval { render(undef); 1 } ? '' : join(' ', map { $_->code } $@->problems), join(' ', map { $_->code } check(undef)), 'undef';

# JSON.
my $json = '{"user":{"email":"anna@shop.ru"},"order":{"id":"Ж-1","price":1,"items":[{"id":1}]}}';
utf8::encode(my $bytes = $json);
like render_json($bytes)->json, qr/"id":"\\u0416-1"/, 'JSON text';
like eval { render_json($json); 1 } ? '' : $@, qr/JSON text is bytes.* at \Q$0\E/, 'JSON text that is not bytes';
like eval { render_json(undef); 1 } ? '' : $@, qr/no JSON text/, 'no JSON text';
is_deeply [map { $_->code } check_json('{')], ['json_syntax'], 'malformed JSON';

# The rest.
like loader(1234, nonce => 'abc'), qr/\A<script [^>]*site_id=1234"[^>]*><\/script>\z/, 'the loader';
like eval { loader(' 1'); 1 } ? '' : "$@", qr/site_id_invalid.* at \Q$0\E/, 'a site id that is not digits';
is_deeply csp_sources()->{'style-src'}, ['https://assets.flocktory.com'], 'the hosts';
like static_file()->body, qr/postcheckout/, 'the static file';
like static_file()->csp_hash, qr/\Asha256-/, 'and its hash';
is static_file()->json, undef, 'which has no payload';
like gtm_container(source => 'ga4'), qr/\A\{.*"exportFormatVersion"/s, 'a container';
like eval { gtm_container(source => 'x'); 1 } ? '' : "$@", qr/option_invalid/, 'a container with a wrong option';
is scrub("who: anna\@shop.ru, Анна"), 'who: a***@shop.ru, Анна', 'scrub masks an email';

# tag never dies.
is tag($order), render($order)->html, 'tag is the snippet';
is tag(sub { return $order }), render($order)->html, 'or that of the order that a sub makes';
my @seen;
{
    local $SIG{__WARN__} = sub { push @seen, @_ };
    local $SIG{__DIE__}  = sub { push @seen, 'died' };
    local $@ = 'before';
    is tag({ user => { phone => '+7 999 888-77-66', email => 'anna@' } }), '', 'a refused order is an empty text';
    is $@, 'before', 'the exception before is kept';
    is scalar(@seen), 1, 'with one warning';
    like $seen[0], qr/\AFlocktory postcheckout: .*order_missing/, 'that says why';
    unlike $seen[0], qr/888|anna@/, 'masked';
    @seen = ();
    is tag(sub { die "no order of anna\@shop.ru\n" }), '', 'a sub that dies';
    like $seen[0], qr/\AFlocktory postcheckout: no order of a\*\*\*\@shop\.ru\n\z/, 'masked too';
    @seen = ();
    is tag($order, 'odd'), '', 'odd options';
    like $seen[0], qr/odd number/, 'are reported';
    @seen = ();
    is tag({}, on_refused => sub { push @seen, @_ }), '', 'a callback';
    is_deeply $seen[0], {}, 'gets the order';
    isa_ok $seen[1], 'Flocktory::Postcheckout::InvalidOrder', 'and the error';
    is tag({}, on_refused => sub { die 'x' }), '', 'a callback that dies';
}

like eval { Flocktory::Postcheckout::Feed->open('/nonexistent'); 1 } ? '' : "$@", qr{/nonexistent.* at \Q$0\E}, 'a feed that is not there';
isa_ok $@, 'Flocktory::Postcheckout::FeedError';
like eval { Flocktory::Postcheckout::Snippet::html('x'); 1 } ? '' : $@, qr/not an object/, 'a method of another value';

done_testing;
