#!/usr/bin/env perl
# A small shop in Mojolicious, under a Content-Security-Policy: a catalogue, a cart, a checkout and a thank-you page.

use Mojolicious::Lite -signatures;

use FindBin;
use lib $FindBin::Bin;
use Shop;

# DATA is a folder for the orders and the log; without it, orders are forgotten, and the log goes to the standard error output.
my $data = $ENV{DATA};
my $shop = Shop->new($data ? "$data/orders.sqlite" : ':memory:');
app->log->path("$data/shop.log") if $data;
app->secrets([random_text()]);

plugin FlocktoryPostcheckout => {
    site_id  => 1234,
    base_url => 'https://shop.example',
    once     => 1,
    lang     => 'ru',
    form     => $ENV{FORM},
};

# Each response has its own nonce: the plugin takes it from the stash.
hook before_dispatch => sub ($c) {
    my $nonce = $c->stash->{csp_nonce} = random_text();
    $c->res->headers->content_security_policy($c->flocktory_policy("default-src 'self'; script-src 'self' 'nonce-$nonce'"));
};

# The shop's own reaction to an order that cannot be sent, besides the line in the log.
hook flocktory_refused => sub ($c, $order, $problems, $error) {
    $c->app->log->warn('Support looks into order ' . $order->{order}{id}) if $order;
};

helper cart => sub ($c) { $c->session->{cart} //= {} };

get '/' => sub ($c) { $c->render('catalogue', products => [$shop->products]) };

post '/cart' => sub ($c) {
    my $id = $c->param('id') // '';
    $c->cart->{$id}++ if grep { $_->{id} eq $id } $shop->products;
    $c->redirect_to('/cart');
};

get '/cart' => sub ($c) { $c->render('cart', lines => [$shop->lines($c->cart)]) };

post '/order' => sub ($c) {
    return $c->redirect_to('/cart') if !$shop->lines($c->cart);
    my $key = random_text();
    $shop->buy($key, $c->cart, map { $_ => $c->param($_) // '' } qw(name email phone));
    $c->session(cart => {});
    $c->redirect_to(thanks => key => $key);
};

get '/thanks/:key' => sub ($c) {
    my $order = $shop->postcheckout($c->stash('key')) or return $c->reply->not_found;
    $c->render('thanks', order => $order);
} => 'thanks';

# 128 random bits, as hexadecimal digits.
sub random_text {
    open my $random, '<:raw', '/dev/urandom' or die "/dev/urandom: $!";
    read $random, my $bytes, 16 or die "/dev/urandom: $!";
    return unpack 'H*', $bytes;
}

app->start;
