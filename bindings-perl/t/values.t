# What Perl's scalars mean.

use strict;
use warnings;
use utf8;

use lib 't/lib';
use Flocktory::Postcheckout qw(check render);
use Math::BigFloat;
use Math::BigInt;
use Math::BigRat;
use OrderFixture qw(codes extra_of order sent);
use Test::More;

binmode Test::More->builder->$_, ':encoding(UTF-8)' for qw(output failure_output);

# Texts.
is sent(id => 'Ж'), '"\u0416"', 'characters';
is sent(id => "\xd0\x96"), '"\u0416"', 'bytes of UTF-8';
is sent(id => "\xc6", charset => 'windows-1251'), '"\u0416"', 'bytes of windows-1251';
is_deeply [codes(order(id => "\xc6"))], ['not_utf8 order.id'], 'bytes of an encoding that is not named';
my $latin = "\xe9";
utf8::upgrade($latin);
is sent(id => $latin), '"\u00e9"', 'a character below U+0100 with the flag';
is sent(id => "\x{1F600}"), '"\ud83d\ude00"', 'an emoji';
{
    no warnings;
    is_deeply [codes(order(id => "\x{D800}"))], ['lone_surrogate order.id'], 'half of a pair'
        or diag join ',', codes(order(id => "\x{D800}"));
    is_deeply [codes(order(id => "\x{110000}"))], ['not_utf8 order.id'], 'a code above the last';
}
is extra_of({ 'Ж' => 1 }), '{"\u0416":1}', 'a key';
is extra_of({ $latin => 1 }), '{"\u00e9":1}', 'a key that Perl stores as a byte';
is extra_of({ "\xd0\x96" => 1 }), '{"\u0416":1}', 'a key in bytes';
is extra_of({ b => 1, a => 2, 10 => 3, 9 => 4 }), '{"9":4,"10":3,"a":2,"b":1}', 'keys are sorted, whole numbers by their value';

# Numbers.
is sent(price => '2999.90'), '2999.9', 'a text';
is sent(price => '2999,90'), '2999.9', 'a text with a comma';
is sent(price => 2999.9), '2999.9', 'a float: its shortest form';
is sent(price => 0.1 + 0.2), '0.30000000000000004', 'and no less'
    or diag join ',', codes(order(price => 0.1 + 0.2));
is sent(price => 1e3), '1000', 'a whole float';
for (18446744073709551615, 9223372036854775807, -9223372036854775808) {
    like join(' ', check({ %{ order() }, extra => { it => $_ } })), qr/number_not_exact: extra\.it .*: $_\z/, "no digit of $_ is lost";
}
is extra_of('1e3'), '"1e3"', 'a text that looks like a number stays a text';
my $text = '1.50';
my $used = $text + 1;
is extra_of($text), '"1.50"', 'and when it was used as a number';
like join(' ', codes(order(price => $_))), qr/\A\w+ order\.price\z/, "$_ is a problem" for 9**9**9, -9**9**9, -sin(9**9**9);

# Truth values and nothing.
is extra_of(\1), 'true', '\1';
is extra_of(\0), 'false', '\0';
SKIP: {
    skip 'Perl 5.36 distinguishes truth values', 2 if $] < 5.036;
    is extra_of(1 == 1), 'true', 'a comparison';
    is extra_of(1 == 2), 'false', 'a comparison that is false';
}
is extra_of(undef), 'null', 'undef';
is extra_of([1, undef, 'a']), '[1,null,"a"]', 'a list';

# Exact numbers.
is sent(price => Math::BigFloat->new('2999.990')), '2999.99', 'Math::BigFloat';
is sent(price => Math::BigInt->new('3000')), '3000', 'Math::BigInt';
is extra_of(Math::BigFloat->new('-0.125')), '-0.125', 'a number in extra is a number';
like join(' ', check(order(price => Math::BigRat->new('5/2')))), qr{order\.price .*"5/2"}, 'Math::BigRat prints as a fraction';
ok !eval { render(order(price => Math::BigFloat->new('1e1000000000'))); 1 }, 'a huge exponent is refused, in no time';
ok !eval { render(order(price => Math::BigFloat->new($_))); 1 }, $_ for qw(NaN inf -inf);

# What has no meaning.
for (
    [sub { 1 }, 'is_method'], [\*STDOUT, 'GLOB'], [*STDOUT, 'GLOB'], [*STDOUT{IO}, 'IO::File'], [qr/x/, 'Regexp'], [\\1, 'REF'],
    [\'text', 'SCALAR'], [\2, 'SCALAR'], [bless({}, 'Some::Class'), 'Some::Class'], [bless(\my $x, 'Some::Class'), 'Some::Class'],
) {
    my ($value, $type) = @$_;
    my ($problem) = check(order(price => $value));
    is $problem->path, 'order.price', "$type: its path";
    like $problem->message, $type eq 'is_method' ? qr/./ : qr/\Q$type\E/, $problem->message;
    ok grep({ $_->path eq 'extra.it' } check({ %{ order() }, extra => { it => $value } })), "$type in extra is a problem";
}

# Magic.
is sent(id => substr('xA-1', 1)), '"A-1"', 'a part of a text';
{
    local $ENV{FLOCKTORY_TEST} = 'A-2';
    is sent(id => $ENV{FLOCKTORY_TEST}), '"A-2"', 'the environment';
    like render({ %{ order() }, extra => { it => \%ENV } })->json, qr/"FLOCKTORY_TEST":"A-2"/, 'all of it';
}
'A-3' =~ /(.+)/;
is sent(id => $1), '"A-3"', 'a captured group';
is extra_of(v1.2), '"\u0001\u0002"', 'a version string is its characters';

my $number = 5;
render(order(id => $number, custom_field => $number));
is extra_of($number), '5', 'a number that was rendered is still a number';

done_testing;
