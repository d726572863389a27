# The plugin in a real Dancer2 app, with its own template engine for Template Toolkit.

use strict;
use warnings;
use utf8;

use FindBin;
use lib "$FindBin::Bin/lib";
use Flocktory::Postcheckout qw(csp_sources loader render);
use HTTP::Request::Common qw(GET);
use Orders qw(order refused EMAIL);
use Plack::Test;
use Test::More;

our %orders = (order => order(), warning => order(spott => 1), refused());
our (@refused, $settings);

sub app {
    my ($name, $environment, %settings) = @_;
    @refused = ();
    $settings = \%settings;
    my $code = <<"END";
        package $name;
        use Dancer2 ();
        # Apps share the runner, which fixes the environment of all of them.
        BEGIN { \$Dancer2::runner = Dancer2::Core::Runner->new(environment => '$environment') }
        use Dancer2;
        BEGIN {
            set logger => 'capture', log => 'info', charset => 'UTF-8', template => 'template_toolkit', views => '$FindBin::Bin/views',
                layout => undef, show_errors => 0, engines => { template => { template_toolkit => { } } },
                plugins => { FlocktoryPostcheckout => { site_id => 1234, %\$main::settings } };
        }
        use Dancer2::Plugin::FlocktoryPostcheckout;
        hook flocktory_refused => sub { push \@main::refused, [\@_] };
        hook before => sub { var csp_nonce => 'n1'; var my_nonce => 'n2' };
        get '/thanks' => sub {
            response_header 'Content-Security-Policy' => flocktory_policy("script-src 'self' 'nonce-n1'");
            template thanks => { order => \$main::orders{ query_parameters->get('order') // 'order' } };
        };
        get '/keyword' => sub { flocktory_loader() . flocktory_postcheckout(\$main::orders{order}, once => 1) };
        sub log_texts { [map { "\$_->{level}: \$_->{message}" } \@{ app->logger_engine->trapper->read }] }
        to_app;
END
    my $app = eval $code;
    die $@ if $@;
    return Plack::Test->create($app);
}

sub page { my ($test, $path) = @_; my $answer = $test->request(GET $path); return ($answer->code, $answer->decoded_content, $answer) }

my ($head, $html) = (loader(1234, nonce => 'n1'), render($orders{order}, nonce => 'n1')->html);
my $test = app('Shop', 'production');
my ($status, $page, $answer) = page($test, '/thanks');
is $status, 200, 'a page';
is $page, "<head>$head</head>\n<h1>Спасибо</h1>\n$html\n<p>конец</p>\n", 'printed as it is, with the nonce of the request';
is $answer->header('Content-Security-Policy'), "script-src 'self' 'nonce-n1' @{ csp_sources->{'script-src'} }", 'the policy has the hosts';
is +(page($test, '/keyword'))[1], $head . render($orders{order}, nonce => 'n1', once => 1)->html, 'the keywords';
is_deeply Shop::log_texts(), [], 'the log is empty';
page($test, '/thanks?order=warning');
like "@{ Shop::log_texts() }", qr/warning: Flocktory postcheckout: warning unknown_key: /, 'warnings are logged';

$test = app('ShopOfRefused', 'production', debug => 1);
my $test_of_development = app('ShopOfDevelopment', 'development');
my $test_of_debug       = app('ShopOfDebug',       'development', debug => 1);
my %refused = refused();
for my $name (sort keys %refused) {
    @refused = ();
    ($status, $page) = page($test, "/thanks?order=$name");
    is $status, 200, "$name: the page is sent";
    is $page, "<head>$head</head>\n<h1>Спасибо</h1>\n\n<p>конец</p>\n", "$name: and whole";
    my $log = join "\n", @{ ShopOfRefused::log_texts() };
    like $log, qr/\Aerror: No Flocktory postcheckout: /, "$name: it is logged";
    unlike $log, qr/\Q${\EMAIL}\E|916/, "$name: without the customer's data";
    is scalar @refused, 1, "$name: the hook is called";
    is +(page($test_of_development, "/thanks?order=$name"))[0], 200, "$name: nor does it die in development";
    next if $name =~ /false|no text/;    # The host itself cannot show these.
    is +(page($test_of_debug, "/thanks?order=$name"))[0], 500, "$name: unless it is to";
}

$test = app('ShopOfHooks', 'production');
eval q{package ShopOfHooks; hook flocktory_refused => sub { die 'broken hook' }; 1} or die $@;
($status, $page) = page($test, '/thanks?order=nothing');
is $status, 200, 'a hook that dies';
like $page, qr/конец/, 'does not break the page';

$test = app('ShopOfNonce', 'production', nonce_name => 'my_nonce');
like +(page($test, '/thanks'))[1], qr/<script nonce="n2">/, 'the nonce has another name';

$test = app('ShopOfData', 'production', form => 'data');
($status, $page) = page($test, '/thanks');
my ($src) = $page =~ m{<script defer integrity="sha256-[^"]+" nonce="n1" src="([^"]+)"};
($status, $page, $answer) = page($test, $src);
is $page, Flocktory::Postcheckout::static_file()->body, 'the form "data": its script is served';
like $answer->header('Content-Type'), qr{\Atext/javascript}, 'as a script';

like eval { app('ShopOfMistakes', 'production', spott => 1); 1 } ? '' : $@, qr/option_unknown.*spott/, 'wrong settings: the app does not start';

done_testing;
