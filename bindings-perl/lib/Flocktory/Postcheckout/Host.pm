package Flocktory::Postcheckout::Host;

use strict;
use warnings;

use Carp qw(croak);
use Scalar::Util qw(blessed);

our $VERSION = '0.1.0';

# The settings of this module; all others are options of the library, which knows them.
my %IS_OWN = map { $_ => 1 } qw(site_id enabled debug log on_refused static_url);

# The path under which plugins serve the static file.
use constant STATIC_FILE => '/flocktory-postcheckout.js';

# The texts that were logged about the loader, which is on every page, so that a log has each of them once.
my %logged;
use constant MAX_LOGGED => 100;

sub new {
    my ($class, %settings) = @_;
    return bless { enabled => 1, log => \&_to_stderr, %settings }, $class;
}

sub with {
    my ($self, %settings) = @_;
    return bless { %$self, %settings }, ref $self;
}

sub check {
    my ($self) = @_;
    my ($is_checked, $error) = _try(sub {
        # The loader checks every option, for any site id.
        Flocktory::Postcheckout::loader($self->_has_site ? $self->{site_id} : 0, $self->_options);
    });
    croak 'Flocktory postcheckout: ' . _text($error) if !$is_checked;
    return $self;
}

sub tag {
    my ($self, $order, @options) = @_;
    return '' if !$self->{enabled};
    local $@;
    my $html;
    my ($is_printed, $error) = _try(sub {
        $order = $order->() if ref $order eq 'CODE';
        my %options = $self->_options(_named(@options));
        my $snippet = Flocktory::Postcheckout::render($order, %options);
        my @warnings = $snippet->problems;
        $self->_log(warn => 'Flocktory postcheckout: ' . join '; ', @warnings) if @warnings;
        # With the form "data", which needs the static file, the body is the payload alone.
        $html = $snippet->html . ($snippet->body eq $snippet->json ? $self->_static_file($options{nonce}) : '');
    });
    return $html if $is_printed;
    $self->_log(error => 'No Flocktory postcheckout: ' . _text($error));
    $order = undef if ref $order eq 'CODE';
    $self->_call_hook($order, $error);
    die $error if $self->{debug};
    return '';
}

sub loader {
    my ($self, @options) = @_;
    return '' if !$self->{enabled};
    local $@;
    my $html = '';
    my ($is_printed, $error) = _try(sub {
        my %named = _named(@options % 2 && !ref $options[0] ? (site_id => @options) : @options);
        my $host  = exists $named{site_id} ? $self->with(site_id => delete $named{site_id}) : $self;
        $html = Flocktory::Postcheckout::loader($host->{site_id}, $host->_options(%named)) if $host->_has_site;
    });
    return "$html" if $is_printed;
    my $text = 'No Flocktory loader: ' . _text($error);
    %logged = () if keys %logged >= MAX_LOGGED;
    $self->_log(error => $text) if !$logged{$text}++;
    return '';
}

sub _call_hook {
    my ($self, $order, $error) = @_;
    my $hook = $self->{on_refused} or return;
    my ($is_called, $failure) = _try(sub { $hook->($order, [_problems($error)], $error) });
    $self->_log(error => 'Flocktory postcheckout: the hook for refused orders failed: ' . _text($failure)) if !$is_called;
    return;
}

sub _has_site {
    my ($self) = @_;
    return defined $self->{site_id} && $self->{site_id} ne '';
}

sub _options {
    my ($self, %more) = @_;
    return ((map { $_ => $self->{$_} } grep { !$IS_OWN{$_} } keys %$self), %more);
}

# The options of a call: a list of pairs, at whose end templates pass a hash.
sub _named {
    my (@options) = @_;
    my $last = ref $options[-1] eq 'HASH' ? pop @options : {};
    croak 'The options must be pairs of a name and a value' if @options % 2;
    return (@options, %$last);
}

# The tag of the file that reads blocks of data, if the host serves it.
sub _static_file {
    my ($self, $nonce) = @_;
    my $url = $self->{static_url} // return '';
    my %attributes = (src => $url);
    # A browser can check a file of another host only if that host allows it, and otherwise blocks it.
    $attributes{integrity} = Flocktory::Postcheckout::static_file()->csp_hash if $url =~ m{\A/(?!/)};
    $attributes{nonce} = $nonce if defined $nonce && $nonce ne '';
    my %escape = ('&' => '&amp;', '<' => '&lt;', '>' => '&gt;', '"' => '&quot;');
    s/([&<>"])/$escape{$1}/g for values %attributes;
    return '<script defer' . join('', map {qq{ $_="$attributes{$_}"}} sort keys %attributes) . '></script>';
}

# Runs code that may fail in any way. Returns whether it did not, and otherwise its exception.
sub _try {
    my ($code) = @_;
    # The shop's own handlers would print a page, as CGI::Carp's does.
    local ($@, $SIG{__DIE__});
    return 1 if eval { _load(); $code->(); 1 };
    return (0, $@);
}

# The first error of loading the library: for a second attempt, Perl does not repeat it.
my $cannot_load;

# The library is loaded when it is used first, because without it a template could not even load its plugin.
sub _load {
    return if defined &Flocktory::Postcheckout::render && !defined $cannot_load;
    $cannot_load //= do { local $@; eval { require Flocktory::Postcheckout; 1 } ? undef : $@ || 'unknown error' };
    die Flocktory::Postcheckout::Host::CannotLoad->new($cannot_load) if defined $cannot_load;
}

sub _problems {
    my ($error) = @_;
    return blessed $error && $error->isa('Flocktory::Postcheckout::Error') ? $error->problems : ();
}

# An exception in one line of the log, in which emails and phones are masked.
sub _text {
    my ($error) = @_;
    my @problems = _problems($error);
    return join '; ', @problems if @problems;
    return "$error" if blessed $error && $error->isa('Flocktory::Postcheckout::Host::CannotLoad');
    my $class = blessed $error ? ref($error) . ': ' : '';
    local $SIG{__DIE__};
    my $text = eval { Flocktory::Postcheckout::scrub("$error") } // '(no text)';
    $text =~ s/\s+/ /g;
    return $class . $text;
}

# A log that cannot be written must cost neither the page nor the order.
sub _log {
    my ($self, $level, $text) = @_;
    my $log = $self->{log} or return;
    local ($@, $SIG{__DIE__});
    eval { ref $log eq 'CODE' ? $log->($level, $text) : $log->$level($text); 1 } or return;
}

sub _to_stderr {
    my ($level, $text) = @_;
    utf8::encode($text) if !grep {/utf-?8|encoding/} PerlIO::get_layers(*STDERR);
    warn "$text\n";
}

package Flocktory::Postcheckout::Host::CannotLoad;

use overload '""' => sub { ${ $_[0] } }, fallback => 1;

sub new {
    my ($class, $cause) = @_;
    $cause =~ s/\s+/ /g;
    my $text = 'the module Flocktory::Postcheckout cannot be loaded, so nothing is sent to Flocktory. '
        . "Install the distribution Flocktory-Postcheckout again; after an update of Perl it must be built anew. The cause: $cause";
    return bless \$text, $class;
}

1;

__END__

=encoding utf8

=head1 NAME

Flocktory::Postcheckout::Host - prints Flocktory's tags so that they never break a page

=head1 SYNOPSIS

    use Flocktory::Postcheckout::Host;

    my $flocktory = Flocktory::Postcheckout::Host->new(
        site_id    => 1234,
        base_url   => 'https://shop.example',
        log        => $logger,
        on_refused => sub { my ($order, $problems, $error) = @_; ... },
    )->check;

    print $flocktory->loader(nonce => $nonce);                                  # in the head of every page
    print $flocktory->tag(sub { $row->postcheckout }, nonce => $nonce);         # on the thank-you page

=head1 DESCRIPTION

What the plugins for Mojolicious, Dancer2 and Template Toolkit share, for any other host. A failing order prints nothing. One line
of the log says why, with emails and phones masked; the order itself is never logged.

=head1 METHODS

=head2 new(%settings)

The settings are not checked: C<check> does that. They are:

=over

=item site_id

The number of your site in Flocktory, for the loader.

=item enabled

C<0>: nothing is printed. By default C<1>.

=item log

An object with the methods C<warn> and C<error>, or a function of the level (C<warn> or C<error>) and the text. By default lines
go to the standard error output; with C<undef> there is no log.

=item on_refused

A function that is called for an order that is not printed, with the order, a reference to the list of its
L<problems|Flocktory::Postcheckout/PROBLEMS>, and the exception. The list is empty if the failure is not about the order. If a
function that makes an order fails, the order is C<undef>.

=item debug

C<1>: C<tag> also dies with the exception, for a developer's machine.

=item static_url

The address of the script that reads snippets of the form C<data>. C<tag> prints its tag after such a snippet.

=back

All others are the options of L<Flocktory::Postcheckout/render($order, %options)>.

=head2 with(%settings)

A copy with other settings, such as the nonce of one response.

=head2 check

Returns the object. Dies if a setting is wrong or if L<Flocktory::Postcheckout> cannot be loaded: call it when the app starts.

=head2 tag($order, %options)

The snippet of an order, of a reference to an array of orders, or of what a function returns; C<''> if it fails. The options take
precedence over the settings, and may be a reference to a hash.

=head2 loader(%options)

The tag of Flocktory's loader; C<''> without a site, or if it fails, which is logged once. It never dies. An option C<site_id>, or
a first argument without a value, is another site.

=head1 LICENSE

MIT or Apache-2.0, as the library.

=cut
