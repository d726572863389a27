# The README's sections for Mojolicious, Dancer2 and Template Toolkit, run as they are written. catalyst.t and xslate.t run the
# others.

use strict;
use warnings;
use utf8;

use FindBin;
use lib "$FindBin::Bin/lib";
use File::Temp qw(tempdir);
use Flocktory::Postcheckout qw(csp_sources loader render);
use HTTP::Request::Common qw(GET);
use Orders qw(order EMAIL);
use Plack::Test;
use Readme qw(blocks);
use Test::Mojo;
use Test::More;

my %options  = (nonce => 'n1', base_url => 'https://shop.example');
my $expected = "<head>${\ loader(1234, %options)}</head>\n${\ render(order(), %options)->html}\n";
my $policy   = quotemeta "default-src 'self'; script-src 'self' 'nonce-n1' @{ csp_sources->{'script-src'} }; ";

sub folder {
    my (%files) = @_;
    my $folder = tempdir(CLEANUP => 1);
    for my $name (keys %files) {
        open my $out, '>:utf8', "$folder/$name" or die "$name: $!";
        print $out $files{$name};
        close $out or die "$name: $!";
    }
    return $folder;
}

# What the shop of the README has besides.
my $shop = q{
    sub nonce { 'n1' }
    sub stored_order { ($_[0] // '') eq 'broken' ? die 'no row of ' . Orders::EMAIL : Orders::order() }
};

{
    my ($app, $template) = map { $_->{text} } blocks('Mojolicious');
    package Shop::Mojolicious;
    my $t = eval "$shop; $app; app->log->level('fatal'); Test::Mojo->new(app)" or die $@;
    open my $log, '>', \my $lines or die $!;
    $t->app->log->handle($log)->level('info');
    push @{ $t->app->renderer->paths }, main::folder('thanks.html.ep' => $template);
    $t->get_ok('/thanks')->status_is(200)->content_is($expected, 'Mojolicious')->header_like('Content-Security-Policy' => qr/\A$policy/);
    $t->get_ok('/thanks?order=broken')->status_is(200)->content_unlike(qr/postcheckout/, 'Mojolicious: a refused order');
    main::like $lines, qr/\[error\].*No Flocktory postcheckout: no row of .*\[info\].*for a person/s, 'Mojolicious: the log and the hook';
    main::unlike $lines, qr/\Q${\main::EMAIL}\E/, 'Mojolicious: without the email';
}

{
    my ($config, $app, $template) = map { $_->{text} } blocks('Dancer2');
    my $folder = folder('config.yml' => "logger: capture\nlog: info\ntemplate: template_toolkit\nlayout: ~\n$config", 'thanks.tt' => $template);
    local @ENV{qw(DANCER_CONFDIR DANCER_VIEWS)} = ($folder) x 2;
    my $psgi = eval "package Shop::Dancer2; $shop; $app; to_app" or die $@;
    my $test = Plack::Test->create($psgi);
    my $answer = $test->request(GET '/thanks');
    is $answer->decoded_content, $expected, 'Dancer2';
    like $answer->header('Content-Security-Policy'), qr/\A$policy/, 'Dancer2: the policy';
    unlike $test->request(GET '/thanks?order=broken')->decoded_content, qr/postcheckout/, 'Dancer2: a refused order';
    my $lines = join "\n", map {"$_->{level}: $_->{message}"} @{ Shop::Dancer2::app()->logger_engine->trapper->read };
    like $lines, qr/error: No Flocktory postcheckout: no row of .*info: for a person/s, 'Dancer2: the log and the hook';
    unlike $lines, qr/\Q${\EMAIL}\E/, 'Dancer2: without the email';
}

{
    my ($template, $code) = map { $_->{text} } blocks('Template Toolkit');
    my (@logged, @refused);
    sub logged  { push @logged, "@_" }
    sub refused { push @refused, @_ }
    require Template;
    my $toolkit = eval "$code; \$template" or die $@;
    my $process = sub {
        $toolkit->process(\$template, { csp_nonce => 'n1', order => $_[0] }, \my $page) or die $toolkit->error;
        return $page;
    };
    my $html = render(order(), nonce => 'n1', spot => 'desktop')->html;
    is $process->(order()), "\n<head>${\ loader(1234, nonce => 'n1')}</head>\n$html\n", 'Template Toolkit';
    is $process->(sub { die EMAIL }), "\n<head>${\ loader(1234, nonce => 'n1')}</head>\n\n", 'Template Toolkit: a refused order';
    like "@logged", qr/\Aerror No Flocktory postcheckout: /, 'Template Toolkit: the log';
    unlike "@logged", qr/\Q${\EMAIL}\E/, 'Template Toolkit: without the email';
    is scalar @refused, 1, 'Template Toolkit: the hook is called';
}

done_testing;
