package Flocktory::Postcheckout;

use 5.020;
use strict;
use warnings;

use Exporter qw(import);
use Flocktory::Postcheckout::Error;
use Flocktory::Postcheckout::Feed;
use Flocktory::Postcheckout::Guarded;
use Flocktory::Postcheckout::Problem;
use Flocktory::Postcheckout::Snippet;
use XSLoader;

our $VERSION   = '0.1.0';
our @EXPORT_OK = qw(render render_json check check_json tag loader csp_sources static_file gtm_container scrub);

XSLoader::load(__PACKAGE__, $VERSION);

# Everything that fails ends here, so the functions that it calls are called in an eval of its own, with `$@` as it was.
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
    die $class->_new($problems, Carp::shortmess(''));
}

sub _croak {
    my ($message) = @_;
    require Carp;
    Carp::croak("Flocktory::Postcheckout: $message");
}

1;
