# The functions for Text::Xslate in the README.

use strict;
use warnings;
use utf8;

use FindBin;
use lib "$FindBin::Bin/lib";
use Flocktory::Postcheckout qw(loader render);
use Orders qw(order refused EMAIL);
use Readme qw(blocks);
use Test::More;

my ($functions, $template) = map { $_->{text} } blocks('Text::Xslate');
my @log;
local $SIG{__WARN__} = sub { push @log, @_ };
my $xslate = eval "package Shop; $functions; \$xslate" or die $@;

my $nonce = 'n1';
my $page = $xslate->render_string($template, { order => order(), nonce => $nonce });
my ($head, $html) = (loader(1234, nonce => $nonce), render(order(), nonce => $nonce)->html);
like $page, qr/\Q$head\E.*\Q$html\E/s, 'the loader and the snippet, as they are';
is $xslate->render_string('<: $text :>', { text => $html }) =~ /</, '', 'other texts are escaped';
is_deeply \@log, [], 'no warnings';

my %refused = refused();
for my $name (sort keys %refused) {
    @log = ();
    is $xslate->render_string($template, { order => $refused{$name}, nonce => $nonce }), $page =~ s/\Q$html\E//r, "$name: the page is whole";
    like $log[0], qr/No Flocktory postcheckout: /, "$name: it is logged";
    unlike "@log", qr/\Q${\EMAIL}\E|916/, "$name: without the customer's data";
}

done_testing;
