# The plugin in a real Mojolicious app.

use strict;
use warnings;
use utf8;

use FindBin;
use lib "$FindBin::Bin/lib";
use Flocktory::Postcheckout qw(csp_sources loader render);
use Mojolicious;
use Orders qw(order refused EMAIL);
use Test::Mojo;
use Test::More;

my %orders = (order => order(), warning => order(spott => 1), refused());
my @refused;

# An app whose pages have the nonce `n1` in the stash, and its log in a text.
sub app {
    my ($mode, %settings) = @_;
    my $app = Mojolicious->new(mode => $mode, secrets => ['test']);
    open my $handle, '>', \my $log or die $!;
    $app->log->handle($handle)->level('info')->color(0);
    $app->plugin(FlocktoryPostcheckout => { site_id => 1234, %settings });
    push @{ $app->renderer->classes }, __PACKAGE__;
    $app->hook(flocktory_refused => sub { push @refused, [@_] });
    @refused = ();
    $app->routes->get('/thanks' => sub {
        my ($c) = @_;
        $c->stash(csp_nonce => 'n1', my_nonce => 'n2', order => $orders{ $c->param('order') // 'order' });
        $c->res->headers->content_security_policy($c->flocktory_policy("script-src 'self' 'nonce-n1'"));
        $c->render('thanks');
    });
    return (Test::Mojo->new($app), \$log);
}

my ($t, $log) = app('production');
my ($head, $html) = (loader(1234, nonce => 'n1'), render($orders{order}, nonce => 'n1')->html);
$t->get_ok('/thanks')->status_is(200)->content_is("<head>$head</head>\n<h1>Спасибо</h1>\n$html\n<p>конец</p>\n", 'printed as it is, with the nonce of the stash');
$t->header_is('Content-Security-Policy' => "script-src 'self' 'nonce-n1' @{ csp_sources->{'script-src'} }", 'the policy has the hosts');
is $$log // '', '', 'the log is empty';
$t->get_ok('/thanks?order=warning')->content_like(qr{<script nonce="n1">});
like $$log, qr/\[warn\].*Flocktory postcheckout: warning unknown_key: /, 'warnings are logged';

my %refused = refused();
for my $name (sort keys %refused) {
    ($t, $log) = app('production', debug => 1);
    $t->get_ok("/thanks?order=$name")->status_is(200)->content_is("<head>$head</head>\n<h1>Спасибо</h1>\n\n<p>конец</p>\n", "$name: the page is whole");
    like $$log, qr/\[error\].*No Flocktory postcheckout: /, "$name: it is logged";
    unlike $$log, qr/\Q${\EMAIL}\E|916/, "$name: without the customer's data";
    is scalar @refused, 1, "$name: the hook is called";
    isa_ok $refused[0][0], 'Mojolicious::Controller', "$name: its first argument";

    ($t) = app('development');
    $t->get_ok("/thanks?order=$name")->status_is(200, "$name: nor does it die in development");
    next if $name =~ /false|no text/;    # The host itself cannot show these.
    ($t) = app('development', debug => 1);
    $t->get_ok("/thanks?order=$name")->status_is(500, "$name: unless it is to");
}

($t, $log) = app('production');
$t->app->hook(flocktory_refused => sub { die 'broken hook' });
$t->get_ok('/thanks?order=nothing')->status_is(200)->content_like(qr/конец/, 'a hook that dies');

($t) = app('production', nonce_name => 'my_nonce');
$t->get_ok('/thanks')->content_like(qr/<script nonce="n2">/, 'the nonce has another name in the stash');

($t) = app('production', form => 'data');
$t->get_ok('/thanks')->content_like(qr{<script type="application/json" data-flocktory-postcheckout.*<script defer integrity="sha256-}s, 'the form "data"');
my $script = $t->tx->res->dom->at('script[defer]');
$t->get_ok($script->{src})->status_is(200)->content_type_is('text/javascript')
    ->content_is(Flocktory::Postcheckout::static_file()->body, 'its script is served');

for ([{ spott => 1 }, qr/option_unknown.*spott/], [{ site_id => '1 ' }, qr/site_id_invalid/], [{ lang => 'xx' }, qr/option_invalid/]) {
    my ($settings, $expected) = @$_;
    like eval { app('production', %$settings); 1 } ? '' : $@, $expected, 'wrong settings: the app does not start';
}

# A template in bytes of another encoding, whose page is sent as it is.
($t) = app('production', charset => 'windows-1251');
$t->app->renderer->encoding(undef);
$t->app->routes->get('/cp1251' => sub {
    my ($c) = @_;
    $c->render(inline => "\xd1\xef\xe0\xf1\xe8\xe1\xee <%= flocktory_postcheckout \$order %>", order => order(user => { name => "\xc0\xed\xed\xe0", email => EMAIL }));
});
$t->get_ok('/cp1251')->status_is(200);
my $bytes = $t->tx->res->body;
like $bytes, qr/\A\xd1\xef\xe0\xf1\xe8\xe1\xee <script>/, 'a page in windows-1251';
like $bytes, qr/"name":"\\u0410\\u043d\\u043d\\u0430"/, 'and texts of that encoding';
unlike $bytes =~ s/\A[^<]*//r, qr/[^\x00-\x7f]/, 'the snippet is ASCII';

done_testing;

__DATA__
@@ thanks.html.ep
<head><%= flocktory_loader %></head>
<h1>Спасибо</h1>
<%= flocktory_postcheckout $order %>
<p>конец</p>
