# Reads JSON into tied hashes, which keep the order of their keys.
package OrderedJson;

use strict;
use warnings;

use JSON::PP ();

my $json = JSON::PP->new->utf8->allow_nonref;

# A value of JSON, as it is written.
my $grammar = qr/(?(DEFINE)
    (?<string> "(?:[^"\\]++|\\.)*+")
    (?<value>  (?&string) | [{\[](?:[^"{}\[\]]++|(?&value))*+[}\]] | [^\s",{}\[\]]++)
)/xs;

# The elements of an array of objects, each a hash of the texts of its members.
sub texts_of {
    my ($text) = @_;
    return [map { my %members = _members($_); \%members } _elements($text)];
}

sub values_of {
    my ($text) = @_;
    return _value($text);
}

sub _value {
    my ($text) = @_;
    return [map { _value($_) } _elements($text)] if $text =~ /\A\s*\[/;
    return $json->decode($text)                  if $text !~ /\A\s*\{/;
    tie my %hash, 'OrderedJson::Hash';
    my @members = _members($text);
    while (my ($key, $value) = splice @members, 0, 2) {
        $hash{$key} = _value($value);
    }
    return \%hash;
}

sub _elements {
    my ($text) = @_;
    my @elements;
    $text =~ s/\A\s*\[//;
    push @elements, $1 while $text =~ /\G[\s,]*((?&value))$grammar/gc;
    return @elements;
}

sub _members {
    my ($text) = @_;
    my @members;
    $text =~ s/\A\s*\{//;
    push @members, $json->decode($1), $2 while $text =~ /\G[\s,]*((?&string))\s*:\s*((?&value))$grammar/gc;
    return @members;
}

package OrderedJson::Hash;

sub TIEHASH { return bless { keys => [], values => {} }, shift }
sub FETCH   { return $_[0]{values}{ $_[1] } }
sub EXISTS  { return exists $_[0]{values}{ $_[1] } }

sub STORE {
    my ($self, $key, $value) = @_;
    push @{ $self->{keys} }, $key if !exists $self->{values}{$key};
    $self->{values}{$key} = $value;
    return;
}

sub FIRSTKEY {
    my ($self) = @_;
    $self->{next} = 0;
    return $self->NEXTKEY;
}

sub NEXTKEY {
    my ($self) = @_;
    return $self->{keys}[$self->{next}++];
}

1;
