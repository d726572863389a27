# Replays tests/cases, the contract that every language keeps: see tests/README.md.
#
# The JSON entry points take each case as it is written. Those that take Perl's data get it twice: in tied hashes, which keep the order
# of their keys, so that every byte counts; and in ordinary hashes, whose order is Perl's own.

use strict;
use warnings;

use Encode qw(encode);
use Flocktory::Postcheckout qw(check check_json loader render render_json);
use JSON::PP ();
use MIME::Base64 qw(decode_base64);
use Test::More;

use lib "tests/perl/lib";

use OrderedJson;

binmode Test::More->builder->$_, ':encoding(UTF-8)' for qw(output failure_output);

my $json = JSON::PP->new->utf8->canonical->allow_nonref;

# The result of a call, in the form of a case.
sub outcome {
    my ($call) = @_;
    my $result = eval { $call->() };
    my $problems = sub { [map { +{%$_} } @_] };
    return { html => $result->html, json => $result->json, problems => $problems->($result->problems) } if ref $result;
    return { html => $result, problems => [] } if defined $result;
    return { problems => $problems->($@->problems) } if ref $@;
    return { failure => $@ };
}

# Whether Perl's data means the same: options are a hash, and 1 is Perl's true.
sub is_perl_data {
    my ($case) = @_;
    return 0 if !exists $case->{input};
    my $options = $case->{options} // {};
    return 0 if ref $options ne 'HASH';
    return !grep { /\A(?:once|strict)\z/ && defined $options->{$_} && !ref $options->{$_} && $options->{$_} =~ /\A[01]?\z/ } keys %$options;
}

# A result without the parts that depend on the order of a hash's keys: `extra` and the order of problems.
sub in_any_order {
    my ($outcome) = @_;
    my $json_value = $outcome->{json} && $json->decode($outcome->{json});
    my ($tag) = ($outcome->{html} // '') =~ /\A(.*?)\{"user"/s;
    return [$tag, $json_value, sort map { $json->encode($_) } @{ $outcome->{problems} }];
}

for my $file (glob 'tests/cases/*.json') {
    open my $in, '<:raw', $file or die "$file: $!";
    my $text = do { local $/; <$in> };
    my ($plain, $ordered, $written) = ($json->decode($text), OrderedJson::values_of($text), OrderedJson::texts_of($text));
    for my $index (0 .. $#$plain) {
        my $case = $plain->[$index];
        my ($name) = $file =~ m{([^/]+)\.json$};
        $name .= ": $case->{name}";
        my %wanted = map { $_ => $case->{$_} } grep { exists $case->{$_} } qw(html json problems);
        if (exists $case->{loader}) {
            is_deeply outcome(sub { loader($case->{loader}, $case->{options}) }), \%wanted, $name;
            next;
        }
        my $order
            = exists $case->{text}   ? encode('UTF-8', $case->{text})
            : exists $case->{base64} ? decode_base64($case->{base64})
            :                          $written->[$index]{input};
        if (!defined $case->{options} || ref $case->{options} eq 'HASH') {
            if (is_perl_data({ input => 1, options => $case->{options} })) {
                my $options = $ordered->[$index]{options};
                is_deeply outcome(sub { render_json($order, $options) }), \%wanted, $name;
                is_deeply [map { +{%$_} } check_json($order, $options)], $wanted{problems}, "$name: check";
            }
        } else {
            like outcome(sub { render_json($order, $case->{options}) })->{failure}, qr/options are pairs/, $name;
        }

        next if !is_perl_data($case);
        my $options = $ordered->[$index]{options};
        is_deeply outcome(sub { render($ordered->[$index]{input}, $options) }), \%wanted, "$name: as tied hashes";
        is_deeply [map { +{%$_} } check($ordered->[$index]{input}, $options)], $wanted{problems}, "$name: as tied hashes, check";
        my $got = outcome(sub { render($case->{input}, %{ $case->{options} // {} }) });
        is_deeply in_any_order($got), in_any_order(\%wanted), "$name: as ordinary hashes";
    }
}

done_testing;
