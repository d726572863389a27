package Dancer2::Plugin::FlocktoryPostcheckout;

use strict;
use warnings;

use Dancer2::Plugin;
use Flocktory::Postcheckout::Host;
use Flocktory::Postcheckout::Policy ();
use Scalar::Util qw(weaken);

our $VERSION = '0.1.0';

plugin_keywords qw(flocktory_postcheckout flocktory_loader flocktory_policy);
plugin_hooks 'flocktory_refused';

has nonce_name => (is => 'ro', from_config => sub { 'csp_nonce' });
has host       => (is => 'lazy');

sub _build_host {
    my ($plugin) = @_;
    my %settings = %{ $plugin->config };
    delete $settings{nonce_name};
    return Flocktory::Postcheckout::Host->new(%settings)->check;
}

sub BUILD {
    my ($plugin) = @_;
    # Wrong settings are reported when the app starts.
    $plugin->host;
    weaken(my $self = $plugin);
    $plugin->app->add_hook(Dancer2::Core::Hook->new(
        name => 'before_template_render',
        code => sub {
            my ($tokens) = @_;
            $tokens->{flocktory_postcheckout} //= sub { $self->flocktory_postcheckout(@_) };
            $tokens->{flocktory_loader}       //= sub { $self->flocktory_loader(@_) };
        },
    ));
    $plugin->app->add_route(
        method => 'get',
        regexp => Flocktory::Postcheckout::Host::STATIC_FILE,
        code   => sub {
            my ($app) = @_;
            $app->response->header('Content-Type' => 'text/javascript', 'Cache-Control' => 'max-age=3600');
            return Flocktory::Postcheckout::static_file()->body;
        },
    );
}

sub flocktory_postcheckout {
    my ($plugin, @arguments) = @_;
    return $plugin->_host_of_request->tag(@arguments);
}

sub flocktory_loader {
    my ($plugin, @arguments) = @_;
    return $plugin->_host_of_request->loader(@arguments);
}

sub flocktory_policy {
    my ($plugin, $policy) = @_;
    return Flocktory::Postcheckout::Policy::with_hosts($policy);
}

sub _host_of_request {
    my ($plugin) = @_;
    my ($app, $host) = ($plugin->app, $plugin->host);
    my $request = $app->request;
    return $host->with(
        log        => sub { my ($level, $text) = @_; $app->log($level eq 'warn' ? 'warning' : $level, $text) },
        debug      => $host->{debug} && $app->environment eq 'development',
        nonce      => $request && $request->var($plugin->nonce_name),
        static_url => $host->{static_url} // ($request ? $request->script_name : '') . Flocktory::Postcheckout::Host::STATIC_FILE,
        on_refused => sub { $plugin->execute_plugin_hook('flocktory_refused', @_) },
    );
}

1;

__END__

=encoding utf8

=head1 NAME

Dancer2::Plugin::FlocktoryPostcheckout - Flocktory's postcheckout snippet in Dancer2

=head1 SYNOPSIS

    # config.yml
    plugins:
      FlocktoryPostcheckout:
        site_id: 1234
        base_url: https://shop.example

    # The app
    use Dancer2;
    use Dancer2::Plugin::FlocktoryPostcheckout;

    get '/thanks' => sub { template thanks => { order => $order } };

    # Templates
    <head>[% flocktory_loader %]</head>
    [% flocktory_postcheckout(order) %]

=head1 DESCRIPTION

A failing order prints nothing, and the app's log says why, with emails and phones masked. The app does not start with wrong
settings.

=head1 SETTINGS

Those of L<Flocktory::Postcheckout::Host/new(%settings)>, and

=over

=item nonce_name

The name of the C<var> with the nonce of the response's Content-Security-Policy. By default C<csp_nonce>.

=item debug

C<1>: in the environment C<development>, a refused order also dies.

=back

=head1 KEYWORDS

The first two are functions in templates, too. In Template Toolkit, pass C<\order> if the variable C<order> is a function that may
fail.

=head2 flocktory_postcheckout($order, %options)

The snippet of an order, or of a function that returns one; C<''> if it fails.

=head2 flocktory_loader(%options)

The tag of Flocktory's loader, for the head of every page.

=head2 flocktory_policy($policy)

A Content-Security-Policy with the hosts of Flocktory's scripts: L<Flocktory::Postcheckout::Policy/with_hosts($policy)>.

=head1 HOOKS

=head2 flocktory_refused

    hook flocktory_refused => sub { my ($order, $problems, $error) = @_; ... };

Nothing was printed for an order: L<Flocktory::Postcheckout::Host/on_refused>.

=head1 ROUTES

C</flocktory-postcheckout.js>, the script that reads snippets of the form C<data>.

=head1 LICENSE

MIT or Apache-2.0, as the library.

=cut
