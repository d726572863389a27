# Replays tests/cases, the contract that every language keeps: see tests/README.md. Perl's hashes have no order, so the JSON
# entry points take each case as it is written; those that take Perl's data, where order does not matter.

use strict;
use warnings;

use Encode qw(encode);
use Flocktory::Postcheckout qw(check check_json loader render render_json);
use JSON::PP ();
use MIME::Base64 qw(decode_base64);
use Test::More;

my $json = JSON::PP->new->utf8->canonical->allow_nonref;

# A value of JSON, as it is written.
my $grammar = qr/(?(DEFINE)
    (?<string> "(?:[^"\\]++|\\.)*+")
    (?<value>  (?&string) | [{\[](?:[^"{}\[\]]++|(?&value))*+[}\]] | [^\s",{}\[\]]++)
)/xs;

sub cases {
    my ($file) = @_;
    open my $in, '<:raw', $file or die "$file: $!";
    my $text = do { local $/; <$in> };
    my @cases;
    while ($text =~ /\G[\s,\[]*((?&value))$grammar/gc) {
        my ($case, %case) = ($1);
        $case{ $json->decode($1) } = $2 while $case =~ /\G[\s,{]*((?&string))\s*:\s*((?&value))$grammar/gc;
        push @cases, \%case;
    }
    return @cases;
}

# The result of a call, in the form of a case.
sub outcome {
    my ($call) = @_;
    my $result = eval { $call->() };
    return { html => $result->html, json => $result->json, problems => [$result->problems] } if ref $result;
    return { html => $result, problems => [] } if defined $result;
    return { problems => [$@->problems] } if ref $@;
    return { failure => $@ };
}

# Whether Perl's data can represent the case: Perl has no number of 17 digits, and 1 is its true.
sub is_perl_data {
    my ($case) = @_;
    my $options = $case->{options} // '{}';
    return exists $case->{input} && $case->{input} !~ /\d{16}/ && $options =~ /\A\{/ && $options !~ /"(?:once|strict)": \d/;
}

# A result without the parts that depend on the order of a hash's keys: `extra` and the order of problems.
sub in_any_order {
    my ($outcome) = @_;
    my $json_value = $outcome->{json} && $json->decode($outcome->{json});
    my ($tag) = ($outcome->{html} // '') =~ /\A(.*?)\{"user"/s;
    return [$tag, $json_value, sort map { $json->encode($_) } @{ $outcome->{problems} }];
}

for my $file (glob 'tests/cases/*.json') {
    for my $case (cases($file)) {
        my ($name) = $file =~ m{([^/]+)\.json$};
        $name .= ': ' . $json->decode($case->{name});
        my %wanted = map { $_ => $json->decode($case->{$_}) } grep { exists $case->{$_} } qw(html json problems);
        my $options = exists $case->{options} ? $json->decode($case->{options}) : undef;
        if (exists $case->{loader}) {
            is_deeply outcome(sub { loader($json->decode($case->{loader}), %{ $options // {} }) }), \%wanted, $name;
            next;
        }
        my $text
            = exists $case->{text}   ? encode('UTF-8', $json->decode($case->{text}))
            : exists $case->{base64} ? decode_base64($json->decode($case->{base64}))
            :                          $case->{input};
        is_deeply outcome(sub { render_json($text, $case->{options}) }), \%wanted, $name;
        is_deeply [check_json($text, $case->{options})], $wanted{problems}, "$name: check";

        next if !is_perl_data($case);
        my $got = outcome(sub { render($json->decode($text), %{ $options // {} }) });
        is_deeply in_any_order($got), in_any_order(\%wanted), "$name: as Perl's own data";
    }
}

done_testing;
