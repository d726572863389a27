package Flocktory::Postcheckout;

use strict;
use warnings;

use Carp qw(croak shortmess);
use Exporter qw(import);
use FFI::CheckLib qw(find_lib_or_die);
use FFI::Platypus 2.00;
use JSON::PP ();

our $VERSION   = '0.1.0';
our @EXPORT_OK = qw(render render_json check check_json loader csp_sources static_file);

# As in flocktory_postcheckout.h.
use constant { ABI_VERSION => 1, OK => 0, INVALID => 1, ABSENT => 2 };

# The library's functions. No object of FFI::Platypus remains, because a new thread could not copy it.
my %function = do {
    my $ffi = FFI::Platypus->new(api => 2, lib => [find_lib_or_die(lib => 'flocktory_postcheckout')]);
    my %types = (
        abi_version => [[] => 'uint32'],
        free        => [['opaque'] => 'void'],
        (map { $_ => [[('string', 'size_t') x 2, 'opaque*'] => 'int'] } qw(render check loader)),
        (map { $_ => [['opaque*'] => 'int'] } qw(csp_sources static_file options)),
        (map { $_ => [['opaque', 'string*', 'opaque'] => 'int'] } qw(html body json csp_hash problems)),
    );
    $ffi->attach(["flocktory_postcheckout_$_" => __PACKAGE__ . "::Library::$_"] => @{ $types{$_} }) for keys %types;
    map { $_ => (__PACKAGE__ . '::Library')->can($_) } keys %types;
};
$function{abi_version}->() == ABI_VERSION or croak 'libflocktory_postcheckout has another ABI';

# ASCII, which is the same in every charset that the library reads.
my $json = JSON::PP->new->ascii->canonical->allow_nonref->allow_bignum->convert_blessed;
my $utf8 = JSON::PP->new->utf8;

sub render {
    my ($order, %options) = @_;
    return _valid(_result(render => $json->encode($order), _options(%options)));
}

sub render_json {
    my ($order, $options) = @_;
    return _valid(_result(render => $order, $options));
}

sub check {
    my ($order, %options) = @_;
    return _result(check => $json->encode($order), _options(%options))->problems;
}

sub check_json {
    my ($order, $options) = @_;
    return _result(check => $order, $options)->problems;
}

sub loader {
    my ($site_id, %options) = @_;
    utf8::encode($site_id);
    return _valid(_result(loader => $site_id, _options(%options)))->html;
}

sub csp_sources {
    return $utf8->decode(_result('csp_sources')->json);
}

sub static_file {
    return _result('static_file');
}

# Calls a function of the library with texts, and returns its result.
sub _result {
    my ($name, @texts) = @_;
    my $status = $function{$name}->((map { _bytes($_) } @texts), \my $result);
    croak "flocktory_postcheckout_$name failed with status $status" unless defined $result;
    return bless { result => $result, is_valid => $status == OK }, 'Flocktory::Postcheckout::Snippet';
}

sub _valid {
    my ($result) = @_;
    return $result if $result->{is_valid};
    die Flocktory::Postcheckout::InvalidOrder->_new([$result->problems], shortmess(''));
}

sub _bytes {
    my ($text) = @_;
    return (undef, 0) unless defined $text;
    utf8::downgrade($text, 1) or croak 'JSON text is bytes: encode it first';
    return ($text, length $text);
}

# Perl has no booleans, so an option that takes one takes 1, 0 and ''.
my $defaults;

sub _options {
    my (%options) = @_;
    $defaults ||= $utf8->decode(_result('options')->json);
    for my $name (grep { JSON::PP::is_bool($defaults->{$_}) } keys %options) {
        my $given = $options{$name};
        $options{$name} = $given ? JSON::PP::true : JSON::PP::false if defined $given && $given =~ /\A[01]?\z/;
    }
    return $json->encode(\%options);
}

package Flocktory::Postcheckout::Snippet;

for my $part (qw(html body json csp_hash)) {
    no strict 'refs';
    *$part = sub { $_[0]->_part($part) };
}

sub problems {
    my ($self) = @_;
    return @{ $utf8->decode($self->_part('problems')) };
}

sub _part {
    my ($self, $part) = @_;
    my $status = $function{$part}->($self->{result}, \my $text, undef);
    Carp::croak("flocktory_postcheckout_$part failed with status $status")
        if $status != Flocktory::Postcheckout::OK && $status != Flocktory::Postcheckout::ABSENT;
    return $text;
}

# A new thread gets no copy, which would free the library's result a second time.
sub CLONE_SKIP { return 1 }

sub DESTROY {
    my ($self) = @_;
    $function{free}->($self->{result}) if $function{free};
}

package Flocktory::Postcheckout::InvalidOrder;

use overload '""' => sub { $_[0]->_message }, fallback => 1;

sub _new {
    my ($class, $problems, $where) = @_;
    return bless { problems => $problems, where => $where }, $class;
}

sub problems {
    my ($self) = @_;
    return @{ $self->{problems} };
}

sub _message {
    my ($self) = @_;
    return join("\n", map { "$_->{severity} $_->{code}: $_->{message}" } $self->problems) . $self->{where};
}

1;

__END__

=encoding utf8

=head1 NAME

Flocktory::Postcheckout - a shop's order becomes a safe script for its thank-you page

=head1 SYNOPSIS

    use utf8;
    use Flocktory::Postcheckout qw(render loader);

    my $order = {
        user  => { name => 'Анна Иванова', email => 'anna@shop.ru' },
        order => { id => 'A-77', price => '2999,99', items => [{ id => 777, title => 'Nike "Air"', price => 1000, count => 2 }] },
    };
    my $snippet = eval { render($order, nonce => $nonce, once => 1) };
    warn $@ if $@;
    print loader(1234, nonce => $nonce), $snippet ? $snippet->html : '';

=head1 DESCRIPTION

Makes Flocktory's I<postcheckout> snippet: the page is never broken, and no wrong order is sent. The work is done by the
library C<libflocktory_postcheckout>, version 1 of its ABI, which must be installed; L<FFI::CheckLib> looks for it.

Texts are strings of characters, as C<use utf8> and C<decode> make them. Prices and counts are better texts than
floating-point numbers; objects of L<Math::BigFloat> are taken too. Objects with a C<TO_JSON> are what it gives.

=head1 FUNCTIONS

None is exported unless asked for. Options are named as in every language; flags are C<1>, C<0> or C<''>.

=head2 render($order, %options)

The L<snippet|/SNIPPETS> of an order, or of a reference to an array of orders, one push each. Dies with an
L<InvalidOrder|/ERRORS> if the order has errors.

=head2 render_json($order, $options)

The same for an order as JSON text, in bytes of UTF-8 or of the option C<charset>. The options are JSON text too; they may
be left out.

=head2 check($order, %options), check_json($order, $options)

The list of every L<problem|/PROBLEMS> of an order, without making a snippet.

=head2 loader($site_id, %options)

The tag of Flocktory's loader for a site, for the head of every page. Dies with an L<InvalidOrder|/ERRORS> if the id is
not digits alone.

=head2 csp_sources

A reference to a hash: the lists of hosts that Flocktory's own scripts need in a Content-Security-Policy, by directive.

=head2 static_file

The script that reads the snippets of the form C<data>: its C<body>, to be served as a file, and its C<csp_hash>.

=head1 SNIPPETS

=over

=item html

The whole tag.

=item body

The script between the tags.

=item json

The payload alone.

=item csp_hash

C<sha256-...> of exactly the body, for a C<script-src>.

=item problems

The list of L<warnings|/PROBLEMS>: what differs from the input, and why.

=back

=head1 PROBLEMS

References to hashes with C<severity> (C<error> or C<warning>), C<code> (stable), C<path> such as
C<order.items[2].price>, C<message>, and C<hint> where there is one.

=head1 ERRORS

C<Flocktory::Postcheckout::InvalidOrder> reads as a text with a line for each problem; its method C<problems> is the list
of them, warnings included. Any other failure is an ordinary exception.

=head1 LICENSE

MIT or Apache-2.0, as the library.

=cut
