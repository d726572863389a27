# The CGI script of examples/perl, called as a web server calls it.

use strict;
use warnings;

use IPC::Open3 qw(open3);
use Symbol qw(gensym);
use Test::More;

# The page for a query, and what went to the log.
sub get {
    local $ENV{QUERY_STRING} = $_[0];
    my $pid = open3(my $in, my $out, my $log = gensym, $^X, 'examples/perl/thank-you.cgi');
    local $/;
    my @said = (scalar <$out>, scalar(<$log>) // '');
    waitpid $pid, 0;
    return ($?, @said);
}

my ($status, $page, $log) = get('order=A-77');
is $status, 0, 'it ends well';
is $log,    '', 'and says nothing';
like $page, qr{<script>try .*"price":2999\.99.*"image":"https://shop\.example/air\.jpg".*\}</script>\n</body>\n</html>\n\z}s,
    'the snippet';
like $page,   qr{loader\.js\?site_id=1234"}, 'the loader';
like $page,   qr{\r\nContent-Security-Policy: .*script-src [^;]* 'sha256-[\w+/]{43}='}, 'the policy allows the snippet';
unlike $page, qr{Air" </script>}, 'a title does not break out';

($status, $page, $log) = get('order=A-78');
is $status, 0, 'an order with errors: it ends well';
like $page,   qr{</body>\n</html>\n\z}, 'the page is whole';
unlike $page, qr{<script>},             'without a snippet';
like $log,    qr{order A-78: error \w+}, 'and the log says why';

($status, $page) = get('order=A-79');
like $page, qr{\AStatus: 404 }, 'an order that is not there';

done_testing;
