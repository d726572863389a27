# A real Catalyst app whose view is the one in the README.

use strict;
use warnings;
use utf8;

use FindBin;
use lib "$FindBin::Bin/lib";
use Flocktory::Postcheckout qw(loader render);
use HTTP::Request::Common qw(GET);
use Orders qw(order refused EMAIL);
use Plack::Test;
use Readme qw(blocks);
use Test::More;

my ($view, $template) = map { $_->{text} } blocks('Catalyst');
our (%orders, @log);
%orders = (order => order(), refused());

eval qq{$view; 1} or die $@;
{
    package MyShop::Log;
    use Moose;
    extends 'Catalyst::Log';
    sub _send_to_log { my ($self, @texts) = @_; push @main::log, @texts }

    package MyShop::Controller::Root;
    use Moose;
    BEGIN { extends 'Catalyst::Controller' }
    __PACKAGE__->config(namespace => '');
    sub thanks :Path('thanks') {
        my ($self, $c) = @_;
        $c->stash(template => \$template, csp_nonce => 'n1', order => $main::orders{ $c->req->param('order') // 'order' });
        $c->forward($c->view('HTML'));
    }

    package MyShop;
    use Moose;
    use Catalyst;
    $INC{'MyShop/View/HTML.pm'} = $INC{'MyShop/Controller/Root.pm'} = __FILE__;
    extends 'Catalyst';
    __PACKAGE__->config(name => 'MyShop', root => '.', encoding => 'UTF-8', disable_component_resolution_regex_fallback => 1);
    __PACKAGE__->log(MyShop::Log->new('warn', 'error'));
    __PACKAGE__->setup;
}

my $test = Plack::Test->create(MyShop->psgi_app);

sub page {
    my ($path) = @_;
    @log = ();
    my $answer = $test->request(GET $path);
    return ($answer->code, $answer->decoded_content);
}

my ($status, $page) = page('/thanks');
my $head = loader(1234, nonce => 'n1');
my $html = render(order(), nonce => 'n1', base_url => 'https://shop.example')->html;
is $status, 200, 'a page';
like $page, qr/\Q$head\E.*\Q$html\E/s, 'the loader and the snippet, as they are';
is_deeply \@log, [], 'the log is empty';

my %refused = refused();
for my $name (sort keys %refused) {
    ($status, my $rest) = page("/thanks?order=$name");
    is $status, 200, "$name: the page is sent";
    is $rest, $page =~ s/\Q$html\E//r, "$name: and whole";
    like "@log", qr/\[error\] No Flocktory postcheckout: /, "$name: it is logged";
    unlike "@log", qr/\Q${\EMAIL}\E|916/, "$name: without the customer's data";
}

done_testing;
