# The plugin of Template Toolkit, with and without automatic filters.

use strict;
use warnings;
use utf8;

use FindBin;
use lib "$FindBin::Bin/lib";
use Flocktory::Postcheckout qw(loader render);
use Orders qw(order refused EMAIL);
use Template;
use Template::AutoFilter;
use Test::More;

my (@log, @refused);
my %settings = (
    site_id    => 1234,
    log        => sub { push @log, "$_[0]: $_[1]" },
    on_refused => sub { push @refused, [@_] },
);

sub page {
    my ($template, $text, %variables) = @_;
    @log = @refused = ();
    $template->process(\$text, \%variables, \my $page) or return 'failed: ' . $template->error;
    return $page;
}

my $use  = '[% USE FlocktoryPostcheckout(nonce = nonce) %]';
my $text = "$use\[% FlocktoryPostcheckout.loader %]|[% FlocktoryPostcheckout.tag(order, once = 1) %]|[% name %]";
my %given = (order => order(), nonce => 'n1', name => 'a<b');
my $html = loader(1234, nonce => 'n1') . '|' . render(order(), nonce => 'n1', once => 1)->html;
my %templates = (
    'Template' => Template->new(FLOCKTORY_POSTCHECKOUT => \%settings),
    'Template::AutoFilter' => Template::AutoFilter->new(FLOCKTORY_POSTCHECKOUT => \%settings),
    'AUTO_FILTER xml' => Template::AutoFilter->new(AUTO_FILTER => 'xml', FLOCKTORY_POSTCHECKOUT => \%settings),
);
for my $name (sort keys %templates) {
    my $template = $templates{$name};
    my $rest = $name eq 'Template' ? 'a<b' : 'a&lt;b';
    is page($template, $text, %given), "$html|$rest", "$name: printed as it is, other texts as before";
    is page($template, $text, %given), "$html|$rest", "$name: and again";
    is_deeply \@log, [], "$name: the log is empty";
    my %refused = refused();
    for my $order (sort keys %refused) {
        is page($template, "$use\[% FlocktoryPostcheckout.tag(\\order) %]|[% name %]", %given, order => $refused{$order}), "|$rest",
            "$name: $order: nothing is printed";
        is scalar @log, 1, "$name: $order: one line in the log";
        unlike $log[0], qr/\Q${\EMAIL}\E|916/, "$name: $order: without the customer's data";
        is scalar @refused, 1, "$name: $order: the hook is called";
    }
}
my $tag = render(order(), nonce => 'n1', once => 1)->html;
unlike page($templates{'Template::AutoFilter'}, '[% copy %]', copy => $tag), qr/<script/, 'a later page escapes the same text';
unlike page($templates{'Template::AutoFilter'}, "$use\[% copy %]", %given, copy => $tag), qr/<script/, 'also if it uses the plugin';

my $log = Log->new;
page(Template->new, '[% USE FlocktoryPostcheckout(log = log) %][% FlocktoryPostcheckout.tag(order) %]', log => $log);
like $log->[0], qr/No Flocktory postcheckout/, 'the log of the page';
my $debug = Template->new(FLOCKTORY_POSTCHECKOUT => { %settings, debug => 1 });
like page($debug, "$use\[% FlocktoryPostcheckout.tag(order) %]", order => {}), qr/\Afailed: /, 'with debug it dies';
is page(Template->new(FLOCKTORY_POSTCHECKOUT => { %settings, spott => 1 }), "$use\[% FlocktoryPostcheckout.tag(order) %]|", order => order()), '|',
    'a wrong setting breaks no page';
like $log[0], qr/option_unknown/, 'and is logged';

# A template and an order in bytes of another encoding.
my $page = page(
    Template->new(FLOCKTORY_POSTCHECKOUT => { %settings, charset => 'windows-1251' }),
    "$use\xd1\xef\xe0\xf1\xe8\xe1\xee [% name %] [% FlocktoryPostcheckout.tag(order) %]",
    name => "\xc0\xed\xed\xe0", order => order(user => { name => "\xc0\xed\xed\xe0", email => EMAIL }),
);
like $page, qr/\A\xd1\xef\xe0\xf1\xe8\xe1\xee \xc0\xed\xed\xe0 <script>/, 'a page in windows-1251';
like $page, qr/"name":"\\u0410\\u043d\\u043d\\u0430"/, 'and texts of that encoding';
ok !utf8::is_utf8($page) || utf8::downgrade($page, 1), 'the page is bytes';

done_testing;

package Log;
sub new { return bless [], shift }
sub warn { push @{ $_[0] }, $_[1] }
sub error { push @{ $_[0] }, $_[1] }
