package Mojolicious::Plugin::FlocktoryPostcheckout;

use Mojo::Base 'Mojolicious::Plugin';

use Flocktory::Postcheckout::Host;
use Flocktory::Postcheckout::Policy qw(with_hosts);
use Mojo::ByteStream;

our $VERSION = '0.1.0';

sub register {
    my ($self, $app, $settings) = @_;
    my %settings = %$settings;
    my $nonce_name = delete $settings{nonce_name} // 'csp_nonce';
    my $host = Flocktory::Postcheckout::Host->new(%settings)->check;

    my $of_request = sub {
        my ($c) = @_;
        my $app = $c->app;
        return $host->with(
            log        => $settings{log} // $app->log,
            debug      => $settings{debug} && $app->mode eq 'development',
            nonce      => $c->stash($nonce_name),
            static_url => $settings{static_url} // $c->url_for('flocktory_static_file')->to_string,
            on_refused => sub { $app->plugins->emit_hook(flocktory_refused => $c, @_) },
        );
    };
    $app->helper(flocktory_postcheckout => sub { my $c = shift; _raw($of_request->($c)->tag(@_)) });
    $app->helper(flocktory_loader       => sub { my $c = shift; _raw($of_request->($c)->loader(@_)) });
    $app->helper(flocktory_policy       => sub { my ($c, $policy) = @_; with_hosts($policy) });
    $app->routes->get(
        Flocktory::Postcheckout::Host::STATIC_FILE => sub {
            my ($c) = @_;
            $c->res->headers->content_type('text/javascript')->cache_control('max-age=3600');
            $c->render(data => Flocktory::Postcheckout::static_file()->body);
        }
    )->name('flocktory_static_file');
    return;
}

# Nothing is an ordinary text, because a Mojo::ByteStream is always true.
sub _raw {
    my ($html) = @_;
    return $html eq '' ? '' : Mojo::ByteStream->new($html);
}

1;

__END__

=encoding utf8

=head1 NAME

Mojolicious::Plugin::FlocktoryPostcheckout - Flocktory's postcheckout snippet in Mojolicious

=head1 SYNOPSIS

    # Mojolicious::Lite
    plugin FlocktoryPostcheckout => { site_id => 1234, base_url => 'https://shop.example' };

    # Mojolicious
    $app->plugin(FlocktoryPostcheckout => { site_id => 1234, base_url => 'https://shop.example' });

    # In the layout, and in the template of the thank-you page
    <head><%= flocktory_loader %></head>
    <%= flocktory_postcheckout $order %>

=head1 DESCRIPTION

A failing order prints nothing, and the app's log says why, with emails and phones masked. The app does not start with wrong
settings.

=head1 SETTINGS

Those of L<Flocktory::Postcheckout::Host/new(%settings)>, and

=over

=item nonce_name

The name in the stash of the nonce of the response's Content-Security-Policy. By default C<csp_nonce>.

=item debug

C<1>: in the mode C<development>, a refused order also dies.

=back

=head1 HELPERS

=head2 flocktory_postcheckout($order, %options)

The snippet of an order, or of a function that returns one. Where nothing is printed it is C<''>, otherwise a
L<Mojo::ByteStream>.

=head2 flocktory_loader(%options)

The tag of Flocktory's loader, for the head of every page.

=head2 flocktory_policy($policy)

A Content-Security-Policy with the hosts of Flocktory's scripts: L<Flocktory::Postcheckout::Policy/with_hosts($policy)>.

=head1 HOOKS

=head2 flocktory_refused

    $app->hook(flocktory_refused => sub { my ($c, $order, $problems, $error) = @_; ... });

Nothing was printed for an order: L<Flocktory::Postcheckout::Host/on_refused>.

=head1 ROUTES

=head2 flocktory_static_file

C</flocktory-postcheckout.js>, the script that reads snippets of the form C<data>.

=head1 LICENSE

MIT or Apache-2.0, as the library.

=cut
