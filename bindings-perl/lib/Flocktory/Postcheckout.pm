package Flocktory::Postcheckout;

use 5.020;
use strict;
use warnings;

use Exporter qw(import);
use Flocktory::Postcheckout::Feed;
use Flocktory::Postcheckout::Guarded;
use Flocktory::Postcheckout::Problem;
use Flocktory::Postcheckout::Snippet;
use XSLoader;

our $VERSION = '0.1.0';
our @EXPORT_OK = qw(render render_json check check_json tag loader csp_sources static_file gtm_container scrub);

XSLoader::load(__PACKAGE__, $VERSION);

# Everything that fails ends here, so the functions that it calls are called in a separate eval, with `$@` as it was.
sub tag {
    my ($order, @options) = @_;
    my ($on_refused, $snippet);
    local ($@, $!);
    my $is_rendered = eval {
        local $SIG{__DIE__};
        my %options = @options == 1 && ref $options[0] eq 'HASH' ? %{ $options[0] } : _pairs(@options);
        $on_refused = delete $options{on_refused};
        $order      = $order->() if ref $order eq 'CODE';
        $snippet    = render($order, \%options);
        1;
    };
    return $snippet if $is_rendered;
    my $error = $@;
    eval {
        local $SIG{__DIE__};
        if ($on_refused) {
            $on_refused->($order, $error);
        } else {
            chomp(my $text = "$error");
            warn 'Flocktory postcheckout: ' . scrub($text) . "\n";
        }
    };
    return '';
}

sub scrub {
    my ($text) = @_;
    $text = defined $text ? "$text" : '';
    utf8::encode($text) if utf8::is_utf8($text);
    return _scrub($text);
}

sub csp_sources {
    my %sources;
    # JSON without escapes: names of directives and of hosts.
    my $json = _csp_sources();
    while ($json =~ /"([^"]+)":\[([^\]]*)\]/g) {
        my ($directive, $hosts) = ($1, $2);
        $sources{$directive} = [$hosts =~ /"([^"]+)"/g];
    }
    return \%sources;
}

sub _pairs {
    my (@pairs) = @_;
    _croak('odd number of options') if @pairs % 2;
    return @pairs;
}

# Called by the library with what was refused; the line is that of the shop's call.
sub _refuse {
    my ($class, $problems) = @_;
    require Carp;
    require Flocktory::Postcheckout::Error;
    die $class->_new($problems, Carp::shortmess(''));
}

sub _croak {
    my ($message) = @_;
    require Carp;
    Carp::croak("Flocktory::Postcheckout: $message");
}

1;

__END__

=encoding utf8

=head1 NAME

Flocktory::Postcheckout - a shop's order becomes a safe script for its thank-you page

=head1 SYNOPSIS

    use utf8;
    use Flocktory::Postcheckout qw(loader render tag);

    my $order = {
        user  => { name => 'Анна Иванова', email => 'anna@shop.ru' },
        order => { id => 'A-77', price => '2999,99', items => [{ id => 777, title => 'Nike "Air"', price => 1000, count => 2 }] },
    };

    # In the head of every page, and on the thank-you page: it never dies.
    print loader(1234, nonce => $nonce);
    print tag($order, nonce => $nonce, once => 1);

    # With the problems in your hands.
    my $snippet = eval { render($order, nonce => $nonce) };
    if (my $error = $@) {
        warn $error;
        warn $_->path, ': ', $_->message, "\n" for $error->problems;
    }

=head1 DESCRIPTION

Makes the snippet I<postcheckout> of L<Flocktory|https://flocktory.com>: the script never breaks the page, and no wrong order is
sent. An order with errors gives a list of what is wrong, where, and how to fix it. The fields of an order, the options and all
problems are described in
L<the documentation|https://github.com/flocktory-postcheckout/flocktory-postcheckout#documentation>; their names are the same in
every language.

The order is read in place, by an extension in C that is linked with a library in Rust. It is safe in threads and after a fork.

=head1 FUNCTIONS

None is exported unless asked for. Options are pairs of names and values, or one reference to a hash. Those that are on or off take
C<1>, C<0>, C<''> or a truth value.

=head2 render($order, %options)

The L<snippet|/SNIPPETS> of an order, or of a reference to an array of orders, one push each. Dies with an
L<InvalidOrder|/ERRORS> if the order has errors.

=head2 tag($order, %options)

For pages: the snippet, or C<''> if the order is refused or anything else fails. It never dies. In place of an order it takes a sub
that returns one, whose exceptions are handled in the same way. The reason is a warning of Perl, with emails and phones masked,
unless the option C<on_refused> is a sub: that is called with the order and the exception.

    print tag($order, on_refused => sub { my ($order, $error) = @_; $log->error("$error") });

=head2 check($order, %options)

The list of every L<problem|/PROBLEMS> of an order, without making a snippet; in scalar context their number.

=head2 render_json($json, %options), check_json($json, %options)

For an order as JSON text, in bytes of UTF-8 or of the option C<charset>.

=head2 loader($site_id, %options)

The tag of Flocktory's loader for a site, for the head of every page. Dies with an L<InvalidOrder|/ERRORS> if the id is not digits.

=head2 csp_sources

A reference to a hash: lists of the hosts that Flocktory's scripts need in a Content-Security-Policy, by directive. See also
L<Flocktory::Postcheckout::Policy>.

=head2 static_file

The script that reads the snippets of the form C<data>: its C<body>, to be served as a file, and its C<csp_hash>.

=head2 gtm_container(%options)

The container file for Google Tag Manager, as JSON text: characters, to be encoded when they are written.

=head2 scrub($text)

A text for logs: emails and phones are masked, and it is one line.

=head1 SNIPPETS

A snippet prints as its C<html>, and has the methods

=over

=item html

The whole tag, in ASCII.

=item body

The script between the tags.

=item json

The payload alone.

=item csp_hash

C<sha256-...> of exactly the body, for a C<script-src>.

=item problems

The list of L<warnings|/PROBLEMS>: what differs from the input, and why.

=back

Store its text, not the object: what an object has belongs to the process.

=head1 PROBLEMS

Objects with C<severity> (C<error> or C<warning>), C<is_error>, C<code> (stable), C<path> such as C<order.items[2].price>,
C<message>, and C<hint>, which may be C<undef>. They print as one line. Emails and phones in them are masked.

=head1 ERRORS

C<Flocktory::Postcheckout::InvalidOrder>: the order, the site id or an option has errors. It prints as its C<message> with the line
of your call; C<problems> is the list of all of them, warnings included; C<throw> dies with it again.

C<Flocktory::Postcheckout::FeedError>: a file is not the index of a feed. Both are a C<Flocktory::Postcheckout::Error>.

A wrong call, such as an odd number of options, is an ordinary exception.

=head1 THE FEED

The ids of items must be those of the shop's YML feed. The option C<feed> compares them with its index, which the command
C<flocktory-postcheckout feed index> makes: an item that is not in it is a warning, with the likely reason and the right id.

    my $feed = Flocktory::Postcheckout::Feed->open('feed.idx');    # once per process, or before it forks
    my @warnings = render($order, feed => $feed)->problems;

The object follows its file, so nothing has to be restarted. A path in its place is opened for each call.

=head1 VALUES

=over

=item a text

By its meaning. A string with Perl's flag UTF8 is characters. Without the flag, it is bytes: UTF-8, or if it is not, text in the
option C<charset>. So strings that were decoded, and bytes as CGI, DBI or sockets give them, both work. A string of Latin-1 without the
flag, such as C<"\xe9">, is bytes too: C<utf8::upgrade> makes it characters.

=item a number

A string stays the text that it is, and prices stay exact: C<'2999.90'>, as DBI gives it. Integers, floats (their shortest decimal),
L<Math::BigInt>, L<Math::BigFloat> and classes derived from them.

=item a truth value

C<\1>, C<\0>, the objects of JSON::PP, JSON::XS, Cpanel::JSON::XS, Mojo::JSON, Types::Serialiser and boolean; from Perl 5.36 on the
results of comparisons.

=item a map

A reference to a hash, which may be tied: its own order is kept then. Other hashes have no order: the fields are read as the
documentation lists them, other keys sorted by their bytes, and whole numbers by their value.

An object with methods of these names, such as a row of L<DBIx::Class>, or of classes made with Moose, Moo or Class::Accessor: only the
methods of the fields that are due there are called, in scalar context. They return references to lists, not lists. An object that is
a hash and has none of these methods is read like one, but only those fields. An object with C<TO_JSON> is what that returns.

An C<id> that is the primary key of a row of DBIx::Class gets a warning, because it is seldom the offer's.

=item a list

A reference to an array, which may be tied, a blessed array, an object with the overload C<@{}>, and what has the methods C<all> and
C<next>, such as a DBIx::Class::ResultSet.

=item any other object

The text of its overload C<"">, such as of L<URI>, L<Path::Tiny> and L<DateTime>, or the number of C<0+>.

=back

Code, globs, regular expressions and other references are problems that name their path. So is the exception of a method, an overload
or a tie: none of them leaves the functions. C<$@>, C<$!> and C<$SIG{__DIE__}> are as before.

=head1 INSTALLING

C<Makefile.PL> builds the library with cargo (Rust 1.88 or later). Without it, name a built library:

    FLOCKTORY_POSTCHECKOUT_LIB=/path/to/libflocktory_postcheckout.a perl Makefile.PL

=head1 LICENSE

MIT or Apache-2.0, at your choice. This is not Flocktory's own software.

=cut
